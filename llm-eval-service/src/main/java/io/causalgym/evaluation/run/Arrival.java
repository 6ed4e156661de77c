package io.causalgym.evaluation.run;

import java.util.Map;

/// What became of a batch.
sealed interface Arrival {
  /// Its replies are kept.
  ///
  /// @param unanswered why others have none, which may pass
  record Over(Map<Question, String> unanswered) implements Arrival {
    public Over {
      unanswered = Map.copyOf(unanswered);
    }
  }

  /// The model is asked no further.
  record Stopped(String reason) implements Arrival {}

  /// Whoever has the part next will go on with it.
  record Left() implements Arrival {}
}
