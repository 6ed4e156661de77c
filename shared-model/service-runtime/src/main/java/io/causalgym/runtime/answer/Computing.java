package io.causalgym.runtime.answer;

import java.util.function.BooleanSupplier;

/// A computation on the pool: whether it is still wanted, and what does the work. For the thread
/// that computes.
public final class Computing {
  static final String JVM = "jvm";

  private final BooleanSupplier stopped;
  private String backend = JVM;

  Computing(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /// Whether nobody wants the answer any more; asked now and then, from any thread.
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }

  /// Names what did the work, for `provenance.backend`: the JVM unless told otherwise.
  public void doneBy(String backend) {
    this.backend = backend;
  }

  String backend() {
    return backend;
  }
}
