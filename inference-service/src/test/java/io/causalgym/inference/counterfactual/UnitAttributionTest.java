package io.causalgym.inference.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.AttributionQuestion.Candidate;
import io.causalgym.inference.exact.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitAttributionTest {
  private static final DiscreteScm GATES =
      DiscreteScm.builder()
          .noise("UA", new double[] {0.5, 0.5})
          .noise("UB", new double[] {0.5, 0.5})
          .noise("UD", new double[] {0.5, 0.5})
          .equation("A", List.of(), List.of("UA"), new int[] {0, 1})
          .equation("B", List.of(), List.of("UB"), new int[] {0, 1})
          .equation("D", List.of(), List.of("UD"), new int[] {0, 1})
          .equation("Y", List.of("A", "B"), List.of(), new int[] {0, 0, 0, 1})
          .build();

  @Test
  void twoCausesThatAreBothNeededShareTheirOutcomeAndADummyGetsNothing() {
    AttributionQuestion question =
        new AttributionQuestion(
            List.of(seen("A", 1), seen("B", 1), seen("D", 1)),
            "Y",
            1,
            List.of(new Candidate("A", 0), new Candidate("D", 0), new Candidate("B", 0)),
            List.of(0.0, 1.0));

    assertThat(attribution(GATES, CounterfactualBudget.DEFAULT, question))
        .isEqualTo(
            new Attribution.Attributed(
                1,
                0,
                List.of(
                    new Attribution.Contribution("A", 1, 0, 1, 0, 0.5),
                    new Attribution.Contribution("D", 1, 0, 0, 1, 0),
                    new Attribution.Contribution("B", 1, 0, 1, 0, 0.5))));
  }

  @Test
  void sharesAreMeanMarginalContributionsOverAllOrdersOn60ModelsOfSeed4() {
    SplittableRandom random = new SplittableRandom(4);
    int attributed = 0;
    for (int at = 0; at < 60; at++) {
      DiscreteScm scm = RandomScms.of(random, 5, 0.6, 0.3);
      AttributionQuestion question = question(random, scm);
      for (CounterfactualBudget budget : List.of(CounterfactualBudget.DEFAULT, noSweep())) {
        switch (attribution(scm, budget, question)) {
          case Attribution.Attributed found -> {
            assertShares(scm, question, found);
            attributed++;
          }
          case Undefined undefined ->
              assertThat(EveryWorld.expectation(scm, evidence(question), world -> 1)).isNaN();
          case TooExpensive refused -> throw new AssertionError(refused.message());
        }
      }
    }
    assertThat(attributed).isGreaterThan(40);
  }

  /// Leaves only twin networks.
  private static CounterfactualBudget noSweep() {
    return new CounterfactualBudget(Budget.DEFAULT, 1, 1 << 18);
  }

  private static AttributionQuestion question(SplittableRandom random, DiscreteScm scm) {
    List<CounterfactualEvent> evidence = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    int[] order = scm.topologicalOrder();
    int outcome = order[4];
    for (int at = 0; at < 3; at++) {
      int level = random.nextInt(scm.card(order[at]));
      evidence.add(seen(scm.name(order[at]), level));
      candidates.add(new Candidate(scm.name(order[at]), (level + 1) % scm.card(order[at])));
    }
    List<Double> scores =
        IntStream.range(0, scm.card(outcome)).mapToObj(state -> random.nextDouble()).toList();
    int state = random.nextInt(scm.card(outcome));
    return new AttributionQuestion(evidence, scm.name(outcome), state, candidates, scores);
  }

  private static void assertShares(
      DiscreteScm scm, AttributionQuestion question, Attribution.Attributed found) {
    double sum = 0;
    for (Attribution.Contribution one : found.contributions()) {
      sum += one.shapley();
      double share = 0;
      for (List<Integer> order : ORDERS) {
        List<Integer> before = order.subList(0, order.indexOf(position(question, one)));
        List<Integer> after = new ArrayList<>(before);
        after.add(position(question, one));
        share += (worth(scm, question, before) - worth(scm, question, after)) / ORDERS.size();
      }
      assertThat(one.shapley()).isCloseTo(share, within(1e-9));
      PotentialResponse alone =
          PotentialResponse.under(question.outcome(), Map.of(one.variable(), one.alternative()));
      assertThat(one.necessity())
          .isCloseTo(
              EveryWorld.expectation(
                  scm, evidence(question), world -> world.state(alone) == question.state() ? 0 : 1),
              within(1e-9));
      assertThat(one.expected())
          .isCloseTo(
              EveryWorld.expectation(
                  scm, evidence(question), world -> question.scores().get(world.state(alone))),
              within(1e-9));
    }
    assertThat(sum).isCloseTo(found.factual() - found.alternative(), within(1e-12));
    assertThat(found.factual()).isCloseTo(question.scores().get(question.state()), within(1e-9));
  }

  private static final List<List<Integer>> ORDERS =
      List.of(
          List.of(0, 1, 2),
          List.of(0, 2, 1),
          List.of(1, 0, 2),
          List.of(1, 2, 0),
          List.of(2, 0, 1),
          List.of(2, 1, 0));

  private static int position(AttributionQuestion question, Attribution.Contribution one) {
    return question.candidates().indexOf(new Candidate(one.variable(), one.alternative()));
  }

  private static double worth(
      DiscreteScm scm, AttributionQuestion question, List<Integer> changed) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (int at = 0; at < 3; at++) {
      Candidate candidate = question.candidates().get(at);
      int level =
          changed.contains(at) ? candidate.alternative() : question.evidence().get(at).state();
      levels.put(candidate.variable(), level);
    }
    PotentialResponse response = PotentialResponse.under(question.outcome(), levels);
    return EveryWorld.expectation(
        scm, evidence(question), world -> question.scores().get(world.state(response)));
  }

  private static List<CounterfactualEvent> evidence(AttributionQuestion question) {
    List<CounterfactualEvent> evidence = new ArrayList<>(question.evidence());
    evidence.add(seen(question.outcome(), question.state()));
    return evidence;
  }

  @Test
  void aCandidateThatWasNotObservedIsRefused() {
    AttributionQuestion question =
        new AttributionQuestion(
            List.of(seen("A", 1)), "Y", 1, List.of(new Candidate("B", 0)), List.of(0.0, 1.0));

    assertThatThrownBy(() -> attribution(GATES, CounterfactualBudget.DEFAULT, question))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'B' must be observed");
  }

  @Test
  void evidenceThatNeverHappensHasNoAttribution() {
    AttributionQuestion question =
        new AttributionQuestion(
            List.of(seen("A", 1), seen("B", 1)),
            "Y",
            0,
            List.of(new Candidate("A", 0)),
            List.of(0.0, 1.0));

    assertThat(attribution(GATES, CounterfactualBudget.DEFAULT, question))
        .isInstanceOf(Undefined.class);
  }

  private static CounterfactualEvent seen(String variable, int state) {
    return CounterfactualEvent.observed(variable, state);
  }

  private static Attribution attribution(
      DiscreteScm scm, CounterfactualBudget budget, AttributionQuestion question) {
    return new UnitAttribution(new Counterfactuals(scm, budget)).attribute(question, Deadline.NONE);
  }
}
