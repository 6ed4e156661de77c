package io.causalgym.inference.linear.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.linear.DenseModel;
import io.causalgym.inference.linear.Gaussian;
import io.causalgym.inference.linear.ImpliedMoments;
import io.causalgym.inference.linear.RandomLinearModels;
import io.causalgym.inference.linear.TotalEffects;
import io.causalgym.inference.linear.identification.HalfTrekIdentification.Identifiability;
import io.causalgym.inference.linear.identification.HalfTrekIdentification.Verdict;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HalfTrekTest {

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private static LinearModel model(long seed) {
    return RandomLinearModels.draw(seed, 3 + (int) (seed % 4), 0.5, 0.1 + seed % 4 * 0.1);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "X->Y; X<->Y, INFINITE_TO_ONE",
        "Z->X; X->Y; X<->Y, IDENTIFIED",
        "X->M; M->Y; X<->Y, IDENTIFIED",
        "X->Y; X->Z; Y->Z, IDENTIFIED",
        "X->Y; Y->Z; X<->Z; X<->Y, INFINITE_TO_ONE",
        // Figure 1 of the paper.
        "1->2; 2->3; 3->4; 4->5; 1->3; 1<->4; 2<->3; 2<->5, IDENTIFIED"
      })
  void textbookGraphsAreDecided(String graph, Verdict verdict) {
    HalfTrekIdentification answer =
        HalfTrekCriterion.decide(RandomAdmgs.text(graph), Deadline.NONE);

    assertThat(answer.verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void flowsFindWhatEnumerationFinds(long seed) {
    MixedGraph graph = RandomAdmgs.draw(seed, 3 + (int) (seed % 3), 0.6, 0.3);
    HalfTrekDefinition definition = new HalfTrekDefinition(graph);

    HalfTrekIdentification answer = HalfTrekCriterion.decide(graph, Deadline.NONE);

    NodeSet solved =
        NodeSet.of(answer.steps().stream().mapToInt(HalfTrekIdentification.Step::node).toArray());
    assertThat(solved).isEqualTo(definition.solved());
    assertThat(answer.verdict() == Verdict.INFINITE_TO_ONE).isEqualTo(definition.infiniteToOne());
  }

  /// The Jacobian of the parametrisation, errors included, in floating point.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void verdictsAgreeWithTheKernelOfTheJacobian(long seed) {
    LinearModel model = model(seed);
    MixedGraph graph = model.graph();
    List<Edge> directed = directed(graph);

    HalfTrekIdentification answer = HalfTrekCriterion.decide(graph, Deadline.NONE);

    SimpleMatrix jacobian = jacobian(model, graph, directed);
    boolean full = rank(jacobian) == jacobian.getNumCols();
    switch (answer.verdict()) {
      case IDENTIFIED -> assertThat(full).isTrue();
      case INFINITE_TO_ONE -> assertThat(full).isFalse();
      case UNDECIDED -> {}
    }
    for (int at = 0; at < directed.size(); at++) {
      boolean finite = rank(without(jacobian, at)) < rank(jacobian);
      Identifiability verdict = answer.coefficients().get(directed.get(at));
      assertThat(verdict == Identifiability.NOT_IDENTIFIABLE)
          .as("%s %s", graph.edges(), directed.get(at))
          .isEqualTo(!finite);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void identifiedCoefficientsFollowFromTheCovariance(long seed) {
    LinearModel model = model(seed);
    MixedGraph graph = model.graph();
    Gaussian moments = ImpliedMoments.of(model, Budget.DEFAULT, Deadline.NONE);
    HalfTrekIdentification identification = HalfTrekCriterion.decide(graph, Deadline.NONE);

    IdentifiedCoefficients solved =
        IdentifiedCoefficients.solve(graph, identification, moments, Deadline.NONE);

    for (Map.Entry<Edge, Identifiability> entry : identification.coefficients().entrySet()) {
      Edge edge = entry.getKey();
      CoefficientValue value = solved.coefficient(edge.from(), edge.to());
      if (entry.getValue() == Identifiability.IDENTIFIED) {
        assertThat(value).isInstanceOf(CoefficientValue.Value.class);
        double expected =
            TotalEffects.direct(model, graph.name(edge.from()), graph.name(edge.to()));
        assertThat(((CoefficientValue.Value) value).value()).isCloseTo(expected, within(1e-6));
      } else {
        assertThat(value).isInstanceOf(CoefficientValue.NotIdentified.class);
      }
    }
    for (int from = 0; from < graph.size(); from++) {
      for (int to = 0; to < graph.size(); to++) {
        if (solved.totalEffect(from, to) instanceof CoefficientValue.Value(double value)) {
          assertThat(value)
              .isCloseTo(TotalEffects.of(model, graph.name(from), graph.name(to)), within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void halfTrekSetsFulfilTheDefinition(long seed) {
    MixedGraph graph = model(seed).graph();
    HalfTrekIdentification answer = HalfTrekCriterion.decide(graph, Deadline.NONE);
    NodeSet solved = NodeSet.EMPTY;
    for (HalfTrekIdentification.Step step : answer.steps()) {
      NodeSet set = step.halfTrekSet();
      assertThat(set.size()).isEqualTo(graph.parents().degree(step.node()));
      assertThat(set.contains(step.node())).isFalse();
      assertThat(set.intersects(graph.spouses().of(step.node()))).isFalse();
      assertThat(solved.containsAll(set.intersect(HalfTrekCriterion.reachable(graph, step.node()))))
          .isTrue();
      solved = solved.with(step.node());
    }
  }

  @Test
  void theRandomGraphsCoverEveryVerdict() {
    Set<Object> seen = new HashSet<>();
    seeds()
        .mapToObj(seed -> HalfTrekCriterion.decide(model(seed).graph(), Deadline.NONE))
        .forEach(answer -> {
          seen.add(answer.verdict());
          seen.addAll(answer.coefficients().values());
        });

    assertThat(seen).contains((Object[]) Verdict.values());
    assertThat(seen)
        .contains(
            Identifiability.IDENTIFIED,
            Identifiability.FINITELY_MANY,
            Identifiability.NOT_IDENTIFIABLE);
  }

  @Test
  void aCovarianceMatrixThatIsAnExceptionGivesNoNumber() {
    MixedGraph graph = RandomAdmgs.text("Z->X; X->Y; X<->Y");
    LinearModel model =
        LinearModel.builder()
            .node("X")
            .node("Y")
            .node("Z")
            .coefficient("Z", "X", 0)
            .coefficient("X", "Y", 2)
            .covariance("X", "Y", 0.5)
            .build();

    IdentifiedCoefficients solved =
        IdentifiedCoefficients.solve(
            graph,
            HalfTrekCriterion.decide(graph, Deadline.NONE),
            ImpliedMoments.of(model, Budget.DEFAULT, Deadline.NONE),
            Deadline.NONE);

    int x = graph.node("X");
    int y = graph.node("Y");
    assertThat(solved.coefficient(x, y)).isInstanceOf(CoefficientValue.Singular.class);
    assertThat(solved.totalEffect(graph.node("Z"), y))
        .isInstanceOf(CoefficientValue.Singular.class);
    assertThat(solved.totalEffect(graph.node("Z"), x)).isEqualTo(new CoefficientValue.Value(0));
  }

  @Test
  void latentNodesAreToBeProjectedOut() {
    MixedGraph graph = MixedGraph.builder().latent("U").edge("U", "X", EdgeKind.DIRECTED).build();
    assertThatThrownBy(() -> HalfTrekCriterion.decide(graph, Deadline.NONE))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'U'");
  }

  @Test
  void givenAPassedDeadline_whenDeciding_thenItStops() {
    assertThatThrownBy(() -> HalfTrekCriterion.decide(RandomAdmgs.text("X->Y; X<->Y"), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static List<Edge> directed(MixedGraph graph) {
    return graph.edges().stream().filter(edge -> edge.kind() == EdgeKind.DIRECTED).toList();
  }

  private static SimpleMatrix jacobian(LinearModel model, MixedGraph graph, List<Edge> directed) {
    SimpleMatrix inverse = inverse(model);
    SimpleMatrix covariance = DenseModel.of(model).covariance();
    List<SimpleMatrix> columns = new ArrayList<>();
    for (Edge edge : directed) {
      // d Sigma = A E Sigma + (A E Sigma)^T
      SimpleMatrix unit = new SimpleMatrix(model.size(), model.size());
      unit.set(index(model, graph, edge.to()), index(model, graph, edge.from()), 1);
      SimpleMatrix half = inverse.mult(unit).mult(covariance);
      columns.add(half.plus(half.transpose()));
    }
    for (int a = 0; a < graph.size(); a++) {
      for (int b = 0; b <= a; b++) {
        if (a == b || graph.spouses().has(a, b)) {
          SimpleMatrix unit = new SimpleMatrix(model.size(), model.size());
          unit.set(index(model, graph, a), index(model, graph, b), 1);
          unit.set(index(model, graph, b), index(model, graph, a), 1);
          columns.add(inverse.mult(unit).mult(inverse.transpose()));
        }
      }
    }
    SimpleMatrix jacobian = new SimpleMatrix(model.size() * model.size(), columns.size());
    for (int column = 0; column < columns.size(); column++) {
      double norm = columns.get(column).normF();
      for (int row = 0; row < jacobian.getNumRows(); row++) {
        jacobian.set(row, column, columns.get(column).get(row) / norm);
      }
    }
    return jacobian;
  }

  private static SimpleMatrix inverse(LinearModel model) {
    SimpleMatrix inverse = new SimpleMatrix(model.size(), model.size());
    for (int column = 0; column < model.size(); column++) {
      for (int row = 0; row < model.size(); row++) {
        inverse.set(row, column, TotalEffects.of(model, model.name(column), model.name(row)));
      }
    }
    return inverse;
  }

  private static int index(LinearModel model, MixedGraph graph, int node) {
    return model.node(graph.name(node));
  }

  private static SimpleMatrix without(SimpleMatrix matrix, int column) {
    SimpleMatrix rest = new SimpleMatrix(matrix.getNumRows(), matrix.getNumCols() - 1);
    for (int at = 0; at < rest.getNumCols(); at++) {
      rest.insertIntoThis(0, at, matrix.getColumn(at < column ? at : at + 1));
    }
    return rest;
  }

  private static int rank(SimpleMatrix matrix) {
    if (matrix.getNumCols() == 0) {
      return 0;
    }
    SimpleSVD<SimpleMatrix> svd = matrix.svd(true);
    int rank = 0;
    for (double singular : svd.getSingularValues()) {
      rank += singular > 1e-7 ? 1 : 0;
    }
    return rank;
  }
}
