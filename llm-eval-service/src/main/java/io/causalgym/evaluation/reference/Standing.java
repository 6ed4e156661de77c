package io.causalgym.evaluation.reference;

import java.time.Duration;

/// How much of its limits a token has left.
public record Standing(Level requests, Level tokens) {

  /// @param limit what there is at most
  /// @param remaining what may be taken now
  /// @param reset until all of it is there again
  public record Level(long limit, long remaining, Duration reset) {}
}
