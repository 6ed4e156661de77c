package io.causalgym.inference.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParameterLearnerTest {
  private static final MixedGraph RAIN_WET =
      MixedGraph.builder().edge("rain", "wet", EdgeKind.DIRECTED).build();

  /// Rain on 4 of 10 days; wet on 3 of those and on 1 of the others.
  private static final DiscreteColumns DAYS =
      DiscreteColumns.builder(10)
          .column("wet", List.of("dry", "wet"), new int[] {1, 1, 1, 0, 1, 0, 0, 0, 0, 0})
          .column("moon", List.of("new", "full"), new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1})
          .column("rain", List.of("no", "yes"), new int[] {1, 1, 1, 1, 0, 0, 0, 0, 0, 0})
          .build();

  @Test
  void maximumLikelihoodIsTheShareOfRows() {
    LearnedParameters learned = learned(RAIN_WET, DAYS, LearningOptions.DEFAULT);
    BayesianNetwork network = learned.network();

    assertThat(network.names()).containsExactlyElementsOf(RAIN_WET.names());
    assertThat(network.states(network.variable("wet"))).containsExactly("dry", "wet");
    assertThat(network.table(network.variable("rain"))).containsExactly(0.6, 0.4);
    assertThat(network.table(network.variable("wet")))
        .containsExactly(new double[] {5 / 6.0, 1 / 6.0, 0.25, 0.75}, within(1e-15));
    assertThat(learned.converged()).isTrue();
    assertThat(learned.iterations()).isZero();
  }

  @Test
  void likelihoodAndCriteriaFollowTheirDefinitions() {
    LearnedParameters learned = learned(RAIN_WET, DAYS, LearningOptions.DEFAULT);

    double likelihood =
        6 * Math.log(0.6)
            + 4 * Math.log(0.4)
            + 5 * Math.log(5 / 6.0)
            + Math.log(1 / 6.0)
            + Math.log(0.25)
            + 3 * Math.log(0.75);
    assertThat(learned.logLikelihood()).isCloseTo(likelihood, within(1e-12));
    assertThat(learned.freeParameters()).isEqualTo(3);
    assertThat(learned.bic()).isCloseTo(3 * Math.log(10) - 2 * likelihood, within(1e-12));
    assertThat(learned.aic()).isCloseTo(6 - 2 * likelihood, within(1e-12));
    assertThat(learned.trace()).containsExactly(learned.logLikelihood());
  }

  @Test
  void bdeuIsThePosteriorMean() {
    Prior prior = new Prior.BDeu(8);

    BayesianNetwork network =
        learned(RAIN_WET, DAYS, LearningOptions.DEFAULT.with(prior)).network();

    // Each cell of rain has 8 / 2 pseudo counts, each of wet 8 / 4.
    assertThat(network.table(network.variable("rain")))
        .containsExactly(new double[] {(6 + 4) / 18.0, (4 + 4) / 18.0}, within(1e-15));
    assertThat(network.table(network.variable("wet")))
        .containsExactly(
            new double[] {(5 + 2) / 10.0, (1 + 2) / 10.0, (1 + 2) / 8.0, (3 + 2) / 8.0},
            within(1e-15));
  }

  @Test
  void explicitPseudocountsAreTakenByName() {
    Table given = Table.of(List.of("wet", "rain"), new int[] {2, 2}, new double[] {10, 0, 0, 100});

    BayesianNetwork network =
        learned(
                RAIN_WET,
                DAYS,
                LearningOptions.DEFAULT.with(new Prior.Counts(Map.of("wet", given))))
            .network();

    assertThat(network.table(network.variable("wet")))
        .containsExactly(new double[] {15 / 16.0, 1 / 16.0, 1 / 104.0, 103 / 104.0}, within(1e-15));
    assertThat(network.table(network.variable("rain"))).containsExactly(0.6, 0.4);
  }

  @Test
  void withoutPriorAStateOfTheParentsThatNeverComesIsNamed() {
    MixedGraph graph =
        MixedGraph.builder()
            .edge("rain", "wet", EdgeKind.DIRECTED)
            .edge("moon", "wet", EdgeKind.DIRECTED)
            .build();
    DiscreteColumns data =
        DiscreteColumns.builder(3)
            .column("rain", List.of("no", "yes"), new int[] {0, 0, 1})
            .column("moon", List.of("new", "full"), new int[] {0, 1, 1})
            .column("wet", List.of("dry", "wet"), new int[] {0, 1, 1})
            .build();

    Learning answer = ParameterLearner.learn(graph, data, LearningOptions.DEFAULT, Deadline.NONE);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Learning.Unsupported.class,
            unsupported -> {
              assertThat(unsupported.total()).isEqualTo(1);
              assertThat(unsupported.configurations())
                  .singleElement()
                  .satisfies(one -> {
                    assertThat(one.variable()).isEqualTo("wet");
                    assertThat(one.parents()).isEqualTo(Map.of("rain", "yes", "moon", "new"));
                  });
              assertThat(unsupported.message()).contains("'wet'").contains("choose a prior");
            });
    BayesianNetwork network =
        learned(graph, data, LearningOptions.DEFAULT.with(new Prior.Pseudocount(1))).network();
    int rain = network.variable("rain");
    int first = network.parents(network.variable("wet"))[0];
    int row = first == rain ? 2 : 1;
    assertThat(network.table(network.variable("wet"))[2 * row]).isEqualTo(0.5);
  }

  @Test
  void aMistakeIsRefusedByName() {
    assertThatThrownBy(() -> learn(RAIN_WET.names().getFirst(), "snow"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'snow' has no column");
    MixedGraph confounded = MixedGraph.builder().edge("rain", "wet", EdgeKind.BIDIRECTED).build();
    assertThatThrownBy(
            () -> ParameterLearner.learn(confounded, DAYS, LearningOptions.DEFAULT, Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("rain <-> wet");
    assertThatThrownBy(() -> new Prior.BDeu(0)).isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> new Prior.Pseudocount(Double.NaN)).isInstanceOf(ModelException.class);
    Table wrong = Table.of(List.of("wet"), new int[] {2}, new double[] {1, 1});
    LearningOptions options = LearningOptions.DEFAULT.with(new Prior.Counts(Map.of("wet", wrong)));
    assertThatThrownBy(() -> ParameterLearner.learn(RAIN_WET, DAYS, options, Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("pseudo counts of 'wet' are over [wet]");
  }

  @Test
  void tooManyParametersAreRefusedBeforeTheyAreMade() {
    GraphBuilder graph = MixedGraph.builder();
    DiscreteColumnsBuilder data = DiscreteColumns.builder(1);
    for (int parent = 0; parent < 60; parent++) {
      graph.edge("p" + parent, "child", EdgeKind.DIRECTED);
      data.column("p" + parent, List.of("a", "b"), new int[] {0});
    }
    data.column("child", List.of("a", "b"), new int[] {0});

    assertThatThrownBy(() ->
            ParameterLearner.learn(
                graph.build(), data.build(), LearningOptions.DEFAULT, Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'child'")
        .hasMessageContaining("parameters");
  }

  @Test
  void aKnownNetworkIsRecoveredFromManyRows() {
    Random random = new Random(7);
    MixedGraph dag = RandomRows.dag(8, 0.35, random);
    BayesianNetwork truth = RandomRows.network(dag, RandomRows.cards(8, 3, random), random);
    DiscreteColumns data = RandomRows.rows(truth, 200_000, 0, random);

    BayesianNetwork network = learned(dag, data, LearningOptions.DEFAULT).network();

    StandardErrors.assertRecovered(network, truth, data);
  }

  private static void learn(String from, String to) {
    MixedGraph graph = MixedGraph.builder().edge(from, to, EdgeKind.DIRECTED).build();
    ParameterLearner.learn(graph, DAYS, LearningOptions.DEFAULT, Deadline.NONE);
  }

  static LearnedParameters learned(MixedGraph dag, DiscreteColumns data, LearningOptions options) {
    return switch (ParameterLearner.learn(dag, data, options, Deadline.NONE)) {
      case LearnedParameters learned -> learned;
      case Learning.Unsupported unsupported -> throw new AssertionError(unsupported.message());
      case Learning.TooCostly costly -> throw new AssertionError(costly.reason().message());
    };
  }
}
