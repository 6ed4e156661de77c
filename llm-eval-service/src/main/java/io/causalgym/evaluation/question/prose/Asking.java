package io.causalgym.evaluation.question.prose;

import io.causalgym.evaluation.world.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Seeing and doing in words: passive verbs for the one, and for the other an outside hand that
/// cuts off whatever else would decide.
public final class Asking {
  private static final List<String> SEEING =
      List.of(
          "We notice, without interfering, that %s.",
          "It happens to be recorded that %s; nobody intervened.",
          "An observer reports that %s.",
          "Among all cases, look at those in which it turned out by itself that %s.",
          "Somebody who only watches finds that %s.");
  private static final List<String> DOING =
      List.of(
          "An outside hand steps in to %s, regardless of anything that would normally decide it.",
          "We force it: we %s, whatever its usual causes are.",
          "By a deliberate intervention that overrides all usual causes, we %s.",
          "An engineer decides to %s, and this happens no matter what else is the case.",
          "In an experiment a coin is tossed and, because of how it falls, we %s.");
  private static final List<String> PROBABILITY =
      List.of(
          "What is the probability that %s?",
          "How probable is it that %s?",
          "With what probability is it the case that %s?",
          "How likely is it then that %s? Give the probability.",
          "Which probability should one give to the claim that %s?");

  private Asking() {}

  /// That states were seen.
  public static String seeing(
      Map<String, Integer> states, Vocabulary words, RandomGenerator wording) {
    return Wording.pick(wording, SEEING).formatted(clauses(states, words));
  }

  /// That states were brought about.
  public static String doing(
      Map<String, Integer> states, Vocabulary words, RandomGenerator wording) {
    return Wording.pick(wording, DOING)
        .formatted(
            Wording.list(
                states.entrySet().stream()
                    .map(set -> words.word(set.getKey()).setting(set.getValue()))
                    .toList()));
  }

  /// Asks for a probability.
  public static String probability(
      Map<String, Integer> states, Vocabulary words, RandomGenerator wording) {
    return Wording.pick(wording, PROBABILITY).formatted(clauses(states, words));
  }

  /// `it rains and the street is noisy`.
  public static String clauses(Map<String, Integer> states, Vocabulary words) {
    return Wording.list(
        states.entrySet().stream()
            .map(state -> words.word(state.getKey()).clause(state.getValue()))
            .toList());
  }
}
