package io.causalgym.inference.counterfactual;

import java.util.List;

/// Asks which of the candidates made the outcome of one unit what it is.
///
/// @param evidence what is known about the unit; the factual level of every candidate must be in it
/// @param outcome the variable that is explained
/// @param state that the outcome has; it is evidence too
/// @param scores the worth of each state of the outcome
public record AttributionQuestion(
    List<CounterfactualEvent> evidence,
    String outcome,
    int state,
    List<Candidate> candidates,
    List<Double> scores) {

  /// Candidates at most: every subset of them is a world.
  public static final int MOST_CANDIDATES = 12;

  /// A cause and the level with which its observed one is compared.
  public record Candidate(String variable, int alternative) {}

  public AttributionQuestion {
    evidence = List.copyOf(evidence);
    candidates = List.copyOf(candidates);
    scores = List.copyOf(scores);
  }
}
