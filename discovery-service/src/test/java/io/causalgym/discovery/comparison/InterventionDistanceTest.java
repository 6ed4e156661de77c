package io.causalgym.discovery.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.ConsistentExtension;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.graph.equivalence.MeekRules;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.random.RandomGenerator;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class InterventionDistanceTest {

  /// Numbers in place of graphs: in a random linear model of the truth an effect is wrong if the
  /// regression on cause and parents has another coefficient than the effect.
  private static int byNumbers(MixedGraph truth, MixedGraph estimate, long seed) {
    int n = truth.size();
    RandomGenerator random = RandomWorlds.generator(seed);
    SimpleMatrix weights = new SimpleMatrix(n, n);
    SimpleMatrix noise = new SimpleMatrix(n, n);
    for (int to = 0; to < n; to++) {
      noise.set(to, to, random.nextDouble(0.5, 2));
      for (int from : truth.parents().of(to).toArray()) {
        weights.set(to, from, random.nextDouble(0.5, 1.5) * (random.nextBoolean() ? 1 : -1));
      }
    }
    SimpleMatrix effects = SimpleMatrix.identity(n).minus(weights).invert();
    SimpleMatrix covariance = effects.mult(noise).mult(effects.transpose());
    int wrong = 0;
    for (int cause = 0; cause < n; cause++) {
      for (int effect = 0; effect < n; effect++) {
        if (cause != effect) {
          double told =
              estimate.parents().has(cause, effect)
                  ? 0
                  : coefficient(covariance, estimate.parents().of(cause).toArray(), cause, effect);
          wrong += Math.abs(told - effects.get(effect, cause)) > 1e-8 ? 1 : 0;
        }
      }
    }
    return wrong;
  }

  private static double coefficient(SimpleMatrix covariance, int[] parents, int cause, int effect) {
    int[] on = new int[parents.length + 1];
    on[0] = cause;
    System.arraycopy(parents, 0, on, 1, parents.length);
    SimpleMatrix gram = new SimpleMatrix(on.length, on.length);
    SimpleMatrix with = new SimpleMatrix(on.length, 1);
    for (int i = 0; i < on.length; i++) {
      with.set(i, 0, covariance.get(on[i], effect));
      for (int j = 0; j < on.length; j++) {
        gram.set(i, j, covariance.get(on[i], on[j]));
      }
    }
    return gram.solve(with).get(0, 0);
  }

  @Test
  void theDistanceCountsTheEffectsThatNumbersShowToBeWrong() {
    for (int seed = 0; seed < 600; seed++) {
      int n = 2 + seed % 5;
      MixedGraph truth = RandomWorlds.dag(seed, n, 2);
      MixedGraph estimate = RandomWorlds.dag(seed + 10_000, n, 2);

      InterventionDistance distance = InterventionDistance.of(truth, estimate, Deadline.NONE);

      assertThat(distance.lower())
          .as("%s %s", truth.edges(), estimate.edges())
          .isEqualTo(distance.upper())
          .isEqualTo(byNumbers(truth, estimate, seed));
    }
  }

  /// Each way to direct the undirected edges that is a DAG of the class.
  private static List<MixedGraph> members(MixedGraph estimate, MixedGraph cpdag) {
    List<Edge> open =
        estimate.edges().stream().filter(edge -> edge.kind() == EdgeKind.UNDIRECTED).toList();
    List<MixedGraph> members = new ArrayList<>();
    for (int code = 0; code < 1 << open.size(); code++) {
      var builder = MixedGraph.builder().kind(GraphKind.DAG);
      estimate.names().forEach(builder::node);
      for (Edge edge : estimate.edges()) {
        int at = open.indexOf(edge);
        boolean back = at >= 0 && (code >> at & 1) == 1;
        builder.edge(
            estimate.name(back ? edge.to() : edge.from()),
            estimate.name(back ? edge.from() : edge.to()),
            EdgeKind.DIRECTED);
      }
      try {
        MixedGraph dag = builder.build();
        if (Cpdag.of(dag).equals(cpdag)) {
          members.add(dag);
        }
      } catch (GraphException cyclic) {
        assertThat(cyclic).hasMessageContaining("cycle");
      }
    }
    return members;
  }

  /// The CPDAG of a random DAG, with some of its directions known in every other case.
  private static MixedGraph estimate(MixedGraph dag, int seed) {
    MixedGraph cpdag = Cpdag.of(dag);
    RandomGenerator random = RandomWorlds.generator(seed);
    List<Edge> known =
        dag.edges().stream().filter(edge -> seed % 2 == 0 && random.nextInt(4) == 0).toList();
    return MeekRules.orient(cpdag, known);
  }

  @Test
  void theRangeOfAClassIsThatOfItsMembers() {
    int wide = 0;
    for (int seed = 0; seed < 600; seed++) {
      int nodes = seed < 20 ? 6 : 3 + seed % 3;
      MixedGraph truth = RandomWorlds.dag(seed, nodes, 2);
      MixedGraph other = RandomWorlds.dag(seed + 20_000, nodes, nodes - 1.5);
      MixedGraph estimate = estimate(other, seed);

      InterventionDistance range = InterventionDistance.of(truth, estimate, Deadline.NONE);

      LongSummaryStatistics distances =
          members(estimate, Cpdag.of(other)).stream()
              .mapToLong(member -> InterventionDistance.of(truth, member, Deadline.NONE).lower())
              .summaryStatistics();
      assertThat(range)
          .as("seed %d", seed)
          .isEqualTo(new InterventionDistance(distances.getMin(), distances.getMax()));
      wide += range.lower() < range.upper() ? 1 : 0;
    }
    assertThat(wide).isGreaterThan(100);
  }

  @Test
  void theSetsOfParentsOfANodeAreThoseThatItHasInMembers() {
    for (int seed = 0; seed < 300; seed++) {
      MixedGraph truth = RandomWorlds.dag(seed, 5, 2);
      MixedGraph other = RandomWorlds.dag(seed + 30_000, 5, 3.5);
      MixedGraph estimate = estimate(other, seed);
      ParentSets sets = new ParentSets(truth, estimate, 100, Deadline.NONE);
      List<MixedGraph> members = members(estimate, Cpdag.of(other));

      for (int node = 0; node < 5; node++) {
        WrongEffects effects = new WrongEffects(truth, node);
        int at = node;
        LongSummaryStatistics wrong =
            members.stream()
                .mapToLong(member -> effects.given(member.parents().of(at)))
                .summaryStatistics();
        assertThat(sets.range(node))
            .isEqualTo(new InterventionDistance(wrong.getMin(), wrong.getMax()));
      }
    }
  }

  @Test
  void aLargeComponentHasTheRangesOfItsNodes() {
    var star = MixedGraph.builder().kind(GraphKind.CPDAG);
    var truth = MixedGraph.builder().kind(GraphKind.DAG);
    for (int leaf = 10; leaf < 40; leaf++) {
      star.edge("C", "X" + leaf, EdgeKind.UNDIRECTED);
      truth.edge("C", "X" + leaf, EdgeKind.DIRECTED);
    }

    InterventionDistance range =
        InterventionDistance.of(truth.build(), star.build(), Deadline.NONE);

    // A leaf as a parent of C makes its effect on it wrong and no other of C; C as no parent of a
    // leaf makes all effects of the leaf wrong, one on C and 29 through it.
    assertThat(range).isEqualTo(new InterventionDistance(0, 1 + 30 * 30));
  }

  @Test
  void tooManySetsOfParentsAreRefused() {
    var clique = MixedGraph.builder().kind(GraphKind.CPDAG);
    for (int a = 10; a < 40; a++) {
      for (int b = 10; b < a; b++) {
        clique.edge("X" + a, "X" + b, EdgeKind.UNDIRECTED);
      }
    }
    MixedGraph estimate = clique.build();
    MixedGraph truth = ConsistentExtension.of(estimate).orElseThrow();

    ParentSets sets = new ParentSets(truth, estimate, 1_000, Deadline.NONE);

    assertThatThrownBy(() -> sets.range(0))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("more than 1000 sets of parents");
  }

  @Test
  void theTruthAndItsClassAreAtNoDistance() {
    for (int seed = 0; seed < 100; seed++) {
      MixedGraph truth = RandomWorlds.dag(seed, 8, 2);
      assertThat(InterventionDistance.of(truth, truth, Deadline.NONE).upper()).isZero();
      assertThat(InterventionDistance.of(truth, Cpdag.of(truth), Deadline.NONE).lower()).isZero();
      assertThat(InterventionDistance.of(truth, estimate(truth, 2 * seed), Deadline.NONE).lower())
          .isZero();
    }
  }

  @Test
  void theExampleOfThePaperHasItsDistances() {
    // Figure 1: the first estimate has one edge too many, the second one edge reversed.
    MixedGraph truth = graph("12 13 14 15 23 24 25");
    MixedGraph more = graph("12 13 14 15 23 24 25 34");
    MixedGraph reversed = graph("21 13 14 15 23 24 25");

    assertThat(InterventionDistance.of(truth, more, Deadline.NONE).lower()).isZero();
    assertThat(InterventionDistance.of(truth, reversed, Deadline.NONE).lower()).isEqualTo(8);
  }

  private static MixedGraph graph(String edges) {
    var builder = MixedGraph.builder().kind(GraphKind.DAG);
    for (String edge : edges.split(" ", -1)) {
      builder.edge("X" + edge.charAt(0), "X" + edge.charAt(1), EdgeKind.DIRECTED);
    }
    return builder.build();
  }

  @Test
  void otherKindsAreRefused() {
    MixedGraph truth = RandomWorlds.dag(1, 4, 2);
    assertThatThrownBy(() -> InterventionDistance.of(Cpdag.of(truth), truth, Deadline.NONE))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("from a DAG to a DAG or CPDAG");
  }
}
