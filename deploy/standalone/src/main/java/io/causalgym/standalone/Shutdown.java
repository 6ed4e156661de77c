package io.causalgym.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// Turns Ctrl-C and SIGTERM into an orderly end with exit code 0. The JVM by itself would report
/// the signal (143, 130), which service managers and scripts take for a failure.
final class Shutdown {
  private final AutoCloseable system;
  // Present while an end of the JVM can only come from a signal.
  private final AtomicReference<ExitCode> onSignal = new AtomicReference<>(ExitCode.STOPPED);

  private Shutdown(AutoCloseable system) {
    this.system = system;
  }

  /// Closes the system when the JVM is asked to end, and closes it at the JVM's own end too.
  static Shutdown closes(AutoCloseable system) {
    Shutdown shutdown = new Shutdown(system);
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::end, "shutdown"));
    return shutdown;
  }

  /// Says that the end that comes is the program's own, whose exit code stays.
  void endsByItself() {
    onSignal.set(null);
  }

  /// Waits for the signal.
  void await() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private void end() {
    ExitCode code = onSignal.get();
    try {
      system.close();
    } catch (Exception notClean) {
      code = code == null ? null : ExitCode.FAILED;
    }
    if (code != null) {
      Runtime.getRuntime().halt(code.number());
    }
  }
}
