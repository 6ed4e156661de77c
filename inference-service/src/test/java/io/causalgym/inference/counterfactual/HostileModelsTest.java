package io.causalgym.inference.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.AttributionQuestion.Candidate;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostileModelsTest {

  @Test
  void aLatticeThatIsTooWideIsRefusedWithItsEstimate() {
    int side = 40;
    ScmBuilder builder = DiscreteScm.builder();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        String name = row + "," + column;
        builder.noise("U" + name, new double[] {0.3, 0.7});
        List<String> parents = new ArrayList<>();
        if (row > 0) {
          parents.add((row - 1) + "," + column);
        }
        if (column > 0) {
          parents.add(row + "," + (column - 1));
        }
        builder.equation(name, parents, List.of("U" + name), parity(parents.size() + 1));
      }
    }
    Counterfactuals engine = new Counterfactuals(builder.build(), CounterfactualBudget.DEFAULT);
    CounterfactualQuery query =
        new CounterfactualQuery(
            List.of(PotentialResponse.under("39,39", Map.of("0,0", 1)).is(1)),
            List.of(CounterfactualEvent.observed("39,38", 1)));

    assertThat(engine.probability(query, Deadline.NONE))
        .isInstanceOfSatisfying(
            TooExpensive.class,
            refused -> assertThat(refused.estimate().enumeration()).isGreaterThan(1e100));
  }

  /// The parity of binary inputs.
  private static int[] parity(int inputs) {
    int[] table = new int[1 << inputs];
    for (int row = 0; row < table.length; row++) {
      table[row] = Integer.bitCount(row) & 1;
    }
    return table;
  }

  @Test
  void theTwoWorldsOfALongChainAreNarrow() {
    int length = 3000;
    ScmBuilder builder = DiscreteScm.builder();
    for (int at = 0; at < length; at++) {
      builder.noise("U" + at, new double[] {0.999, 0.001});
      List<String> parents = at == 0 ? List.of() : List.of("V" + (at - 1));
      builder.equation("V" + at, parents, List.of("U" + at), parity(parents.size() + 1));
    }
    Counterfactuals engine = new Counterfactuals(builder.build(), CounterfactualBudget.DEFAULT);
    String last = "V" + (length - 1);
    CounterfactualQuery query =
        new CounterfactualQuery(
            List.of(PotentialResponse.under(last, Map.of("V0", 1)).is(0)),
            List.of(CounterfactualEvent.observed("V0", 0), CounterfactualEvent.observed(last, 1)));

    // Every unit's last state changes with the first one.
    assertThat(engine.probability(query, Deadline.NONE))
        .isInstanceOfSatisfying(
            CounterfactualAnswer.Found.class,
            found -> {
              assertThat(found.probability()).isCloseTo(1, within(1e-9));
              assertThat(found.condition())
                  .isCloseTo(0.999 * (1 - Math.pow(0.998, length - 1)) / 2, within(1e-9));
            });
  }

  @Test
  void twelveCandidatesAreSharedOutOverAllTheirSubsets() {
    ScmBuilder builder = DiscreteScm.builder();
    List<String> causes = new ArrayList<>();
    List<CounterfactualEvent> evidence = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    for (int at = 0; at < 12; at++) {
      builder.noise("U" + at, new double[] {0.5, 0.5});
      builder.equation("C" + at, List.of(), List.of("U" + at), new int[] {0, 1});
      causes.add("C" + at);
      evidence.add(CounterfactualEvent.observed("C" + at, 1));
      candidates.add(new Candidate("C" + at, 0));
    }
    int[] sum = new int[1 << 12];
    for (int row = 0; row < sum.length; row++) {
      sum[row] = Integer.bitCount(row);
    }
    DiscreteScm model = builder.equation("Y", causes, List.of(), sum).build();
    List<Double> scores = new ArrayList<>();
    for (int state = 0; state <= 12; state++) {
      scores.add((double) state);
    }

    Attribution found =
        new UnitAttribution(new Counterfactuals(model, CounterfactualBudget.DEFAULT))
            .attribute(
                new AttributionQuestion(evidence, "Y", 12, candidates, scores), Deadline.NONE);

    assertThat(found)
        .isInstanceOfSatisfying(
            Attribution.Attributed.class,
            all ->
                assertThat(all.contributions())
                    .hasSize(12)
                    .allSatisfy(one -> assertThat(one.shapley()).isCloseTo(1, within(1e-9))));
  }
}
