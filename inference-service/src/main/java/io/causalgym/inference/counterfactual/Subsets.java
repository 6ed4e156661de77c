package io.causalgym.inference.counterfactual;

import io.causalgym.inference.counterfactual.AttributionQuestion.Candidate;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The worlds of an attribution: one for each subset of the candidates, a bit mask of those that
/// have their alternative levels, and one for each candidate that is changed alone.
final class Subsets {
  private final AttributionQuestion question;
  private final int[] observed;
  private final List<CounterfactualEvent> evidence;

  private Subsets(AttributionQuestion question, int[] observed) {
    this.question = question;
    this.observed = observed;
    this.evidence = new ArrayList<>(question.evidence());
    evidence.add(CounterfactualEvent.observed(question.outcome(), question.state()));
  }

  /// @throws ModelException if the question does not fit the model
  static Subsets of(DiscreteScm model, AttributionQuestion question) {
    QueryCheck check = new QueryCheck(model);
    check.events("evidence", question.evidence());
    check.state("value", question.outcome(), question.state());
    check.scores("scores", question.outcome(), question.scores());
    List<Candidate> candidates = question.candidates();
    if (candidates.isEmpty() || candidates.size() > AttributionQuestion.MOST_CANDIDATES) {
      throw new ModelException(
          "candidates",
          Integer.toString(candidates.size()),
          "there are "
              + candidates.size()
              + " candidates; give 1 to "
              + AttributionQuestion.MOST_CANDIDATES);
    }
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (CounterfactualEvent event : question.evidence()) {
      if (event.response().intervention().isEmpty()) {
        levels.put(event.response().variable(), event.state());
      }
    }
    int[] observed = new int[candidates.size()];
    List<String> seen = new ArrayList<>(List.of(question.outcome()));
    for (int at = 0; at < observed.length; at++) {
      observed[at] = observed(check, levels, seen, "candidates[" + at + "]", candidates.get(at));
    }
    return new Subsets(question, observed);
  }

  private static int observed(
      QueryCheck check,
      Map<String, Integer> levels,
      List<String> seen,
      String field,
      Candidate candidate) {
    check.state(field + ".alternative", candidate.variable(), candidate.alternative());
    Integer level = levels.get(candidate.variable());
    if (level == null || level == candidate.alternative() || seen.contains(candidate.variable())) {
      throw new ModelException(
          field,
          candidate.variable(),
          "'"
              + candidate.variable()
              + "' must be observed, once among the candidates, not the outcome, and its"
              + " alternative another level than the observed one; change the evidence or the"
              + " candidates");
    }
    seen.add(candidate.variable());
    return level;
  }

  /// Everything that is known about the unit.
  List<CounterfactualEvent> evidence() {
    return evidence;
  }

  AttributionQuestion question() {
    return question;
  }

  /// The number of candidates.
  int size() {
    return observed.length;
  }

  /// The outcome by subset.
  List<PotentialResponse> subsets() {
    List<PotentialResponse> responses = new ArrayList<>();
    for (int mask = 0; mask < 1 << observed.length; mask++) {
      Map<String, Integer> levels = new LinkedHashMap<>();
      for (int at = 0; at < observed.length; at++) {
        Candidate candidate = question.candidates().get(at);
        boolean changed = (mask >> at & 1) == 1;
        levels.put(candidate.variable(), changed ? candidate.alternative() : observed[at]);
      }
      responses.add(PotentialResponse.under(question.outcome(), levels));
    }
    return responses;
  }

  /// The outcome by candidate that is changed alone.
  List<PotentialResponse> changed() {
    return question.candidates().stream()
        .map(candidate ->
            PotentialResponse.under(
                question.outcome(), Map.of(candidate.variable(), candidate.alternative())))
        .toList();
  }

  /// @param worth the expected outcome by subset
  /// @param necessity the probability of another outcome, by candidate that is changed alone
  /// @param expected the expected outcome, by candidate that is changed alone
  Attribution attributed(double[] worth, double[] necessity, double[] expected) {
    double[] shapley = ShapleyValues.of(worth);
    List<Attribution.Contribution> contributions = new ArrayList<>();
    for (int at = 0; at < observed.length; at++) {
      Candidate candidate = question.candidates().get(at);
      contributions.add(
          new Attribution.Contribution(
              candidate.variable(),
              observed[at],
              candidate.alternative(),
              necessity[at],
              expected[at],
              // The game is what is lost by changing, the share is what was gained by not.
              0 - shapley[at]));
    }
    return new Attribution.Attributed(worth[0], worth[worth.length - 1], contributions);
  }
}
