package io.causalgym.inference.exact;

/// The evidence has probability 0, so that nothing given it is defined.
public record Impossible(String reason) implements Posterior, Explanation, Calibration {
  static final Impossible EVIDENCE =
      new Impossible("the evidence has probability 0 in the network as intervened on");
}
