package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Whether the answers to one world fit together, right or wrong: the mean of what each check finds
/// violated, with the number of checks that the questions allow.
///
/// * complement: both polarities of a claim were asked and answered with a confidence, from which
///   P(claim) + P(not claim) = 1;
/// * bounds: P(x, y) <= P(y | do(x)) <= 1 - P(x, not y) with the stated P(y | x), and P(x) as the
///   question's numbers give it; Tian and Pearl 2000, section 4 (tian2000probabilities);
/// * second rule of the do-calculus, Pearl 1995 (pearl1995causal): where nothing confounds, P(y |
///   do(x)) = P(y | x). Which worlds these are is a fact of the question, as is P(x).
///
/// Total probability has no check: no suite asks for P(y | x), P(y | not x), P(x) and P(y) of one
/// world. The third rule is {@link Leakage}.
final class Coherence implements Diagnostic {
  private static final int COMPLEMENT = 0;
  private static final int BOUNDS = 2;
  private static final int SECOND_RULE = 4;
  private static final int WIDTH = 6;

  private final WorldSums sums = new WorldSums(WIDTH);

  @Override
  public void add(List<Response> world) {
    Map<Together, List<Response>> groups = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.item().family() == Family.SEE_DO || Unit.isPair(response.item())) {
        groups.computeIfAbsent(Together.of(response), absent -> new ArrayList<>()).add(response);
      }
    }
    double[] row = new double[WIDTH];
    for (List<Response> group : groups.values()) {
      if (group.getFirst().item().family() == Family.SEE_DO) {
        pair(group, row);
      } else {
        claim(group, row);
      }
    }
    sums.add(row);
  }

  private static void check(double[] row, int which, double violation) {
    row[which] += violation;
    row[which + 1]++;
  }

  private static void claim(List<Response> polarities, double[] row) {
    OptionalDouble holds = stated(polarities, "yes");
    OptionalDouble fails = stated(polarities, "no");
    if (holds.isPresent() && fails.isPresent()) {
      check(row, COMPLEMENT, Math.abs(holds.getAsDouble() + fails.getAsDouble() - 1));
    }
  }

  /// The stated probability of what one polarity claims.
  private static OptionalDouble stated(List<Response> polarities, String polarity) {
    return polarities.stream()
        .filter(response -> response.item().part().endsWith(polarity))
        .map(response -> response.answer().orElse(null))
        .filter(answer -> answer instanceof Answer.Choice choice && choice.confidence() != null)
        .map(Answer.Choice.class::cast)
        .mapToDouble(choice -> belief(choice.option(), choice.confidence()))
        .findFirst();
  }

  private static double belief(
      String option, @org.jspecify.annotations.Nullable Double confidence) {
    double sure = confidence == null ? 1 : confidence;
    return option.equals("yes") ? sure : 1 - sure;
  }

  private static void pair(List<Response> pair, double[] row) {
    Optional<Double> did = PairSums.answer(pair, Unit.DO);
    Optional<Double> saw = PairSums.answer(pair, Unit.SEE);
    if (did.isEmpty() || saw.isEmpty()) {
      return;
    }
    Item item = pair.getFirst().item();
    if (Math.abs(SeeDo.difference(item)) < SeeDo.SAME) {
      check(row, SECOND_RULE, Math.abs(did.get() - saw.get()));
    }
    double x = cause(item);
    if (Double.isFinite(x)) {
      double low = x * saw.get();
      double high = 1 - x * (1 - saw.get());
      check(row, BOUNDS, Math.max(0, Math.max(low - did.get(), did.get() - high)));
    }
  }

  /// P(x) = P(y) P(x | y) / P(y | x), all of which are stored; NaN where P(y | x) is 0.
  static double cause(Item item) {
    return SeeDo.strategy(item, Strategy.PRIOR)
        * SeeDo.strategy(item, Strategy.REVERSAL)
        / SeeDo.strategy(item, Strategy.ASSOCIATION);
  }

  /// @param thirdRule from trajectories
  Diagnosis.Coherence score(ClusterBootstrap bootstrap, Diagnosis.Measured thirdRule) {
    return new Diagnosis.Coherence(
        sums.mean(bootstrap, COMPLEMENT, COMPLEMENT + 1),
        sums.mean(bootstrap, BOUNDS, BOUNDS + 1),
        sums.mean(bootstrap, SECOND_RULE, SECOND_RULE + 1),
        thirdRule);
  }
}
