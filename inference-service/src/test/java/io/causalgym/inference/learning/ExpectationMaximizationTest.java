package io.causalgym.inference.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.exact.Budget;
import io.causalgym.model.network.BayesianNetwork;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectationMaximizationTest {
  private static final LearningOptions PRECISE =
      new LearningOptions(new Prior.Pseudocount(0.5), 20_000, 1e-14, 3, Budget.DEFAULT);

  @Test
  void everyIterationIsThatOfTheDefinition() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      MixedGraph dag = RandomRows.dag(2 + random.nextInt(4), 0.6, random);
      int[] cards = RandomRows.cards(dag.size(), 3, random);
      DiscreteColumns data =
          RandomRows.rows(RandomRows.network(dag, cards, random), 40, 0.3, random);
      Prior prior = new Prior.Pseudocount(seed % 2 == 0 ? 0.5 : 0.01);
      EnumeratedEm oracle = new EnumeratedEm(dag, data);
      double[][] tables = EnumeratedEm.tables(after(dag, data, prior, seed, 1).network());

      for (int iteration = 2; iteration < 5; iteration++) {
        oracle.iterate(tables, seed % 2 == 0 ? 0.5 : 0.01);
        LearnedParameters learned = after(dag, data, prior, seed, iteration);

        assertClose(EnumeratedEm.tables(learned.network()), tables, 1e-10);
        assertThat(learned.logLikelihood()).isCloseTo(oracle.logLikelihood(tables), within(1e-8));
      }
    }
  }

  @Test
  void theJunctionTreeAndEnumerationGiveTheSameAnswer() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      MixedGraph dag = RandomRows.dag(3 + random.nextInt(5), 0.5, random);
      int[] cards = RandomRows.cards(dag.size(), 3, random);
      DiscreteColumns data =
          RandomRows.rows(RandomRows.network(dag, cards, random), 60, 0.4, random);
      LearningOptions options = new LearningOptions(new Prior.BDeu(1), 5, 0, seed, Budget.DEFAULT);

      LearnedParameters slow =
          (LearnedParameters) ParameterLearner.learn(dag, data, options, 0, Deadline.NONE);
      LearnedParameters fast =
          (LearnedParameters)
              ParameterLearner.learn(dag, data, options, Long.MAX_VALUE, Deadline.NONE);

      assertClose(EnumeratedEm.tables(slow.network()), EnumeratedEm.tables(fast.network()), 1e-10);
      assertThat(slow.logLikelihood()).isCloseTo(fast.logLikelihood(), within(1e-8));
    }
  }

  @Test
  void theObjectiveNeverFalls() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      MixedGraph dag = RandomRows.dag(6, 0.4, random);
      int[] cards = RandomRows.cards(6, 4, random);
      DiscreteColumns data =
          RandomRows.rows(RandomRows.network(dag, cards, random), 100, 0.5, random);

      List<Double> trace =
          ParameterLearnerTest.learned(
                  dag,
                  data,
                  new LearningOptions(new Prior.BDeu(2), 200, 1e-9, seed, Budget.DEFAULT))
              .trace();

      for (int at = 1; at < trace.size(); at++) {
        assertThat(trace.get(at)).isGreaterThanOrEqualTo(trace.get(at - 1) - 1e-9);
      }
    }
  }

  @Test
  void whatIsFoundIsAMaximumThatNoSmallStepImproves() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      MixedGraph dag = RandomRows.dag(4, 0.5, random);
      int[] cards = RandomRows.cards(4, 3, random);
      DiscreteColumns data =
          RandomRows.rows(RandomRows.network(dag, cards, random), 80, 0.2, random);
      EnumeratedEm oracle = new EnumeratedEm(dag, data);
      LearnedParameters learned = ParameterLearnerTest.learned(dag, data, PRECISE);
      double[][] best = EnumeratedEm.tables(learned.network());
      double objective = objective(oracle, best);

      assertThat(learned.converged()).isTrue();
      assertThat(learned.trace().getLast()).isCloseTo(objective, within(1e-8));
      for (int step = 0; step < 50; step++) {
        double[][] moved = moved(best, cards, random);
        assertThat(objective(oracle, moved)).isLessThanOrEqualTo(objective + 1e-8);
      }
    }
  }

  @Test
  void withOneVariableMissingAtRandomTheAnswerIsThatOfTheRowsThatHaveIt() {
    // P(wet | rain) from the rows that know both; P(rain) from all.
    MixedGraph graph = MixedGraph.builder().edge("rain", "wet", EdgeKind.DIRECTED).build();
    DiscreteColumns data =
        DiscreteColumns.builder(8)
            .column("rain", List.of("no", "yes"), new int[] {0, 0, 0, 1, 1, 1, 1, 1})
            .column("wet", List.of("dry", "wet"), new int[] {0, 0, 1, 1, 1, 0, -1, -1})
            .build();

    LearnedParameters learned = ParameterLearnerTest.learned(graph, data, LearningOptions.DEFAULT);

    BayesianNetwork network = learned.network();
    assertThat(network.table(network.variable("rain"))[1]).isCloseTo(5 / 8.0, within(1e-12));
    assertThat(network.table(network.variable("wet"))[1]).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(network.table(network.variable("wet"))[3]).isCloseTo(2 / 3.0, within(1e-4));
    assertThat(learned.logLikelihood())
        .isCloseTo(
            3 * Math.log(3 / 8.0)
                + 5 * Math.log(5 / 8.0)
                + 2 * Math.log(2 / 3.0)
                + Math.log(1 / 3.0)
                + 2 * Math.log(2 / 3.0)
                + Math.log(1 / 3.0),
            within(1e-7));
  }

  @Test
  void aLatentClassExplainsTheDataAtLeastAsWellAsTheTruth() {
    Random random = new Random(11);
    GraphBuilder builder = MixedGraph.builder().node("v0");
    for (int child = 1; child <= 5; child++) {
      builder.edge("v0", "v" + child, EdgeKind.DIRECTED);
    }
    MixedGraph graph = builder.build();
    int[] cards = {2, 2, 3, 2, 3, 2};
    BayesianNetwork truth = RandomRows.network(graph, cards, random);
    DiscreteColumns drawn = RandomRows.rows(truth, 5_000, 0, random);
    DiscreteColumnsBuilder hidden = DiscreteColumns.builder(drawn.rows()).latent("v0", 2);
    for (int child = 1; child <= 5; child++) {
      int column = child;
      hidden.column(
          "v" + child,
          RandomRows.labels(cards[child]),
          IntStream.range(0, drawn.rows()).map(row -> drawn.value(column, row)).toArray());
    }
    DiscreteColumns data = hidden.build();

    LearnedParameters learned =
        ParameterLearnerTest.learned(
            graph, data, new LearningOptions(Prior.NONE, 5_000, 1e-12, 2, Budget.DEFAULT));

    double atTruth = new EnumeratedEm(graph, data).logLikelihood(EnumeratedEm.tables(truth));
    assertThat(learned.logLikelihood()).isGreaterThan(atTruth);
    assertThat(learned.freeParameters()).isEqualTo(1 + 2 * (1 + 2 + 1 + 2 + 1));
  }

  @Test
  void aKnownNetworkIsRecoveredFromRowsWithHoles() {
    Random random = new Random(21);
    MixedGraph dag = RandomRows.dag(6, 0.4, random);
    BayesianNetwork truth = RandomRows.network(dag, RandomRows.cards(6, 3, random), random);
    DiscreteColumns data = RandomRows.rows(truth, 50_000, 0.2, random);

    BayesianNetwork learned =
        ParameterLearnerTest.learned(dag, data, LearningOptions.DEFAULT).network();

    StandardErrors.assertRecovered(learned, truth, data);
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    Random random = new Random(5);
    MixedGraph dag = RandomRows.dag(6, 0.4, random);
    DiscreteColumns data =
        RandomRows.rows(
            RandomRows.network(dag, RandomRows.cards(6, 3, random), random), 200, 0.3, random);

    assertClose(
        EnumeratedEm.tables(after(dag, data, Prior.NONE, 4, 20).network()),
        EnumeratedEm.tables(after(dag, data, Prior.NONE, 4, 20).network()),
        0);
  }

  @Test
  void aStateOfTheParentsThatCannotHaveComeIsUnsupportedWithMissingValuesToo() {
    MixedGraph graph = MixedGraph.builder().edge("a", "b", EdgeKind.DIRECTED).build();
    DiscreteColumns data =
        DiscreteColumns.builder(3)
            .column("a", List.of("0", "1"), new int[] {0, 0, 0})
            .column("b", List.of("0", "1"), new int[] {0, -1, 1})
            .build();

    assertThat(ParameterLearner.learn(graph, data, LearningOptions.DEFAULT, Deadline.NONE))
        .isInstanceOfSatisfying(
            Learning.Unsupported.class,
            unsupported ->
                assertThat(unsupported.configurations().getFirst().parents())
                    .containsEntry("a", "1"));
  }

  @Test
  void rowsWhoseGapsAreTooWideAreRefusedWithTheEstimate() {
    GraphBuilder builder = MixedGraph.builder();
    DiscreteColumnsBuilder data = DiscreteColumns.builder(2);
    // A common child for every two of fifteen latent variables.
    for (int first = 0; first < 15; first++) {
      data.latent("p" + first, 2);
      for (int second = 0; second < first; second++) {
        String child = "c" + first + "." + second;
        builder.edge("p" + first, child, EdgeKind.DIRECTED);
        builder.edge("p" + second, child, EdgeKind.DIRECTED);
        data.column(child, List.of("0", "1"), new int[] {0, 1});
      }
    }

    Learning answer =
        ParameterLearner.learn(
            builder.build(),
            data.build(),
            new LearningOptions(Prior.NONE, 10, 1e-6, 1, new Budget(1 << 10, 1 << 20, 1 << 20)),
            Deadline.NONE);

    assertThat(answer).isInstanceOf(Learning.TooCostly.class);
  }

  @Test
  void aPassedDeadlineStopsIt() {
    Random random = new Random(1);
    MixedGraph dag = RandomRows.dag(4, 0.5, random);
    DiscreteColumns data =
        RandomRows.rows(
            RandomRows.network(dag, RandomRows.cards(4, 3, random), random), 50, 0.3, random);

    assertThatThrownBy(() -> ParameterLearner.learn(dag, data, LearningOptions.DEFAULT, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static double objective(EnumeratedEm oracle, double[][] tables) {
    double objective = oracle.logLikelihood(tables);
    for (double[] table : tables) {
      for (double p : table) {
        objective += 0.5 * Math.log(p);
      }
    }
    return objective;
  }

  /// The tables with a little of each row moved to a random state.
  private static double[][] moved(double[][] tables, int[] cards, Random random) {
    double[][] moved = new double[tables.length][];
    double share = Math.pow(10, -1 - 3 * random.nextDouble());
    for (int node = 0; node < tables.length; node++) {
      moved[node] = tables[node].clone();
      for (int start = 0; start < moved[node].length; start += cards[node]) {
        for (int cell = start; cell < start + cards[node]; cell++) {
          moved[node][cell] *= 1 - share;
        }
        moved[node][start + random.nextInt(cards[node])] += share;
      }
    }
    return moved;
  }

  private static LearnedParameters after(
      MixedGraph dag, DiscreteColumns data, Prior prior, long seed, int iterations) {
    return ParameterLearnerTest.learned(
        dag, data, new LearningOptions(prior, iterations, 0, seed, Budget.DEFAULT));
  }

  private static void assertClose(double[][] actual, double[][] expected, double error) {
    for (int node = 0; node < expected.length; node++) {
      assertThat(actual[node]).containsExactly(expected[node], within(error));
    }
  }
}
