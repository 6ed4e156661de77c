package io.causalgym.runtime.recording;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import java.util.concurrent.atomic.AtomicBoolean;

/// Records this JVM on demand, for one at a time.
public final class Recordings {
  private final AtomicBoolean taken = new AtomicBoolean();

  /// Begins to record. Takes a moment, so not from an event loop.
  ///
  /// @throws io.causalgym.contract.ProblemException `CONFLICT` while another one is under way
  public LiveRecording begin(Detail detail) {
    if (!taken.compareAndSet(false, true)) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "a recording of this process is under way, and there is one at a time; try again when"
                  + " it has ended")
          .exception();
    }
    return new LiveRecording(detail, () -> taken.set(false));
  }
}
