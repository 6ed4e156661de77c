package io.causalgym.discovery.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.OracleTest;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.random.RandomStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarkovCheckTest {

  private static MarkovCheck check(MixedGraph graph, IndependenceTest test, int most) {
    int[] variables = IntStream.range(0, graph.size()).toArray();
    return MarkovCheck.of(graph, variables, test, 0.01, most, SearchControl.plain());
  }

  @Test
  void everyIndependenceThatIsTestedHoldsInTheGraph() {
    for (int seed = 0; seed < 200; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 7, 2);

      MarkovCheck check = check(dag, new OracleTest(dag), 100);

      assertThat(check.rejected()).isZero();
      assertThat(check.tests()).isEqualTo(21 - dag.edges().size());
      assertThat(check(Cpdag.of(dag), new OracleTest(dag), 0).rejected()).isZero();
    }
  }

  @Test
  void anEdgeTooFewIsAViolation() {
    int rejected = 0;
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 7, 2);
      if (dag.edges().isEmpty()) {
        continue;
      }
      var builder = MixedGraph.builder().kind(GraphKind.DAG);
      dag.names().forEach(builder::node);
      dag.edges().stream()
          .skip(1)
          .forEach(
              edge -> builder.edge(dag.name(edge.from()), dag.name(edge.to()), EdgeKind.DIRECTED));
      rejected += check(builder.build(), new OracleTest(dag), 0).rejected() > 0 ? 1 : 0;
    }
    assertThat(rejected).isGreaterThan(90);
  }

  @Test
  void dataOfTheGraphAgreeAndDataOfAnotherDoNot() {
    MixedGraph dag = RandomWorlds.dag(5, 20, 2);
    Sample sample = RandomWorlds.linear(dag, 2_000, 5);
    FisherZ test = FisherZ.of(sample, SearchControl.plain());

    MarkovCheck right = check(dag, test, 5);
    MarkovCheck wrong = check(RandomWorlds.dag(6, 20, 2), test, 5);

    assertThat(right.uniformity().orElseThrow()).isGreaterThan(0.01);
    assertThat((double) right.rejected() / right.tests()).isLessThan(0.05);
    assertThat(wrong.uniformity().orElseThrow()).isLessThan(1e-6);
    assertThat(wrong.worst())
        .hasSize(5)
        .isSortedAccordingTo((a, b) -> Double.compare(a.pValue(), b.pValue()));
  }

  /// A test without its kernel.
  private record OneByOne(FisherZ test) implements IndependenceTest {
    @Override
    public int size() {
      return test.size();
    }

    @Override
    public Worker worker() {
      return test.worker();
    }
  }

  @Test
  void theKernelTestsAsOneTestAfterTheOther() {
    for (int seed = 0; seed < 60; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 30, 4);
      FisherZ test =
          FisherZ.of(RandomWorlds.linear(dag, 30 + 10 * seed, seed), SearchControl.plain());
      MixedGraph graph = RandomWorlds.dag(seed + 1, dag.size(), 3);

      MarkovCheck batched = check(graph, test, 1_000);
      MarkovCheck single = check(graph, new OneByOne(test), 1_000);

      assertThat(batched.tests()).isEqualTo(single.tests());
      assertThat(batched.rejected()).isEqualTo(single.rejected());
      assertThat(pValues(batched)).containsOnlyKeys(pValues(single).keySet());
      pValues(single)
          .forEach((claim, p) ->
              assertThat(pValues(batched).get(claim)).isCloseTo(p, Offset.offset(1e-9)));
    }
  }

  private static Map<String, Double> pValues(MarkovCheck check) {
    return check.worst().stream()
        .collect(
            Collectors.toMap(
                claim -> claim.x() + " " + claim.y() + " " + claim.given(),
                MarkovCheck.Claim::pValue));
  }

  @Test
  void aVariableThatOthersDetermineIsLeftOut() {
    double[][] columns = new double[4][40];
    for (int variable = 0; variable < 3; variable++) {
      new RandomStream(7, variable).fillUniform(0, columns[variable], 0, 40);
    }
    for (int row = 0; row < 40; row++) {
      columns[3][row] = columns[0][row] + columns[1][row];
    }
    MemorySample.Builder sample = new MemorySample.Builder(40);
    for (int variable = 0; variable < 4; variable++) {
      sample.continuous("V" + variable, columns[variable]);
    }
    FisherZ test = FisherZ.of(sample.build(), SearchControl.plain());
    double[] found =
        test.batched(new JvmBackend())
            .orElseThrow()
            .pValues(new int[] {2, 0, 1, 3, 0, 2, 1, 3}, 2, KernelRun.plain());
    assertThat(found)
        .containsExactly(
            test.worker().pValue(2, 0, new int[] {1, 3}, 2),
            test.worker().pValue(0, 2, new int[] {1, 3}, 2));
  }

  @Test
  void theDistributionOfKolmogorovIsTabulated() {
    // Critical values for n = 100: 0.1347 at 5 %, 0.1608 at 1 % (1.36 and 1.63 over the root).
    double[] shifted = new double[100];
    for (int i = 0; i < 100; i++) {
      shifted[i] = Math.min(1, (i + 0.5) / 100 + 0.1347 - 0.005);
    }
    assertThat(MarkovCheck.uniformity(shifted)).isCloseTo(0.05, Offset.offset(0.005));
  }

  @Test
  void otherKindsAreRefused() {
    MixedGraph admg =
        MixedGraph.builder().kind(GraphKind.ADMG).edge("X", "Y", EdgeKind.BIDIRECTED).build();
    assertThatThrownBy(() -> check(admg, new OracleTest(admg), 0))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("give a DAG or a CPDAG");
  }
}
