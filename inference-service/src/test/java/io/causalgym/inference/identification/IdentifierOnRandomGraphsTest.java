package io.causalgym.inference.identification;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectAnswer;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Truth by adding up all worlds of random models with explicit latents; decisions by ID and IDC as
/// printed.
class IdentifierOnRandomGraphsTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);
  private static final int GRAPHS = 80;

  private final Identifier districtsOnly =
      new Identifier(AdjustmentFinder.NONE, MediatorFinder.NONE);
  private final Identifier cheapest = Identifier.withAllCriteria();
  private final EffectEvaluator evaluator = new EffectEvaluator(Budget.DEFAULT);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void decisionsAgreeWithTheAlgorithmAsPrinted(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int graphs = 0; graphs < 300; graphs++) {
      RandomModel model =
          new RandomModel(random, random.nextInt(3, 9), 0.4, 0.2 + 0.2 * random.nextDouble(), 0);
      MixedGraph graph = model.graph();
      IdentificationQuery query = RandomQueries.next(random, graph.names(), seed % 2 == 0);
      Identification found = districtsOnly.identify(graph, query, Deadline.NONE);
      boolean expected =
          RecursiveId.idc(
              graph,
              graph.nodes(query.outcome()),
              graph.nodes(query.intervened()),
              graph.nodes(query.given()));
      assertThat(found instanceof Identification.Identified)
          .as("%s in %s", query, graph.edges())
          .isEqualTo(expected);
      if (found instanceof Identification.NotIdentified no && query.given().isEmpty()) {
        assertThat(
                HedgeCheck.isHedge(
                    graph,
                    no.hedge(),
                    graph.nodes(query.intervened()),
                    graph.nodes(query.outcome())))
            .as("%s for %s in %s", no.hedge(), query, graph.edges())
            .isTrue();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void formulasGiveTheEffectOfTheModel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Method, Integer> methods = new EnumMap<>(Method.class);
    for (int graphs = 0; graphs < GRAPHS; graphs++) {
      RandomModel model =
          new RandomModel(random, random.nextInt(3, 8), 0.4, 0.1 + 0.2 * random.nextDouble(), 0);
      IdentificationQuery query = RandomQueries.next(random, model.graph().names(), seed % 2 == 0);
      for (Identifier identifier : List.of(districtsOnly, cheapest)) {
        Identification found = identifier.identify(model.graph(), query, Deadline.NONE);
        if (found instanceof Identification.Identified identified) {
          agrees(model, query, identified, random);
          methods.merge(identified.method(), 1, Integer::sum);
        }
      }
    }
    assertThat(methods)
        .as("how often each way was taken")
        .containsKeys(Method.ADJUSTMENT, Method.ID);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {41, 42, 43, 44})
  void formulasThatDivideGiveTheEffectOfTheModel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int divided = 0;
    for (int graphs = 0; graphs < 5_000 && divided < 15; graphs++) {
      RandomModel model = RandomModel.chain(random, random.nextInt(4, 8), seed % 2 == 0 ? 0.1 : 0);
      String treatment = model.names().get(random.nextInt(model.names().size() - 1));
      String outcome = model.names().getLast();
      IdentificationQuery query =
          new IdentificationQuery(List.of(outcome), List.of(treatment), List.of());
      if (districtsOnly.identify(model.graph(), query, Deadline.NONE)
              instanceof Identification.Identified identified
          && identified.estimand().text().contains("/")) {
        if (seed % 2 == 0) {
          definedCells(model, query, identified);
        } else {
          agrees(model, query, identified, random);
        }
        divided++;
      }
    }
    assertThat(divided).isGreaterThan(10);
  }

  /// Against both evaluators: tables, and nested loops with random values for what is free.
  private void agrees(
      RandomModel model,
      IdentificationQuery query,
      Identification.Identified identified,
      SplittableRandom random) {
    Table joint = model.joint();
    String about = query + " in " + model.graph().edges() + " by " + identified.estimand().text();
    EffectAnswer answer =
        evaluator.answer(
            identified,
            joint,
            EffectRequest.all(query.outcome(), query.intervened(), query.given()),
            Deadline.NONE);
    assertThat(answer.undefined()).as(about).isEmpty();
    NaiveEvaluation naive = new NaiveEvaluation(identified.estimand().written(), joint);
    Truth truth = new Truth(model, query);
    for (int cell = 0; cell < answer.table().size(); cell++) {
      Map<String, Integer> assignment = assignment(answer.table(), cell);
      double expected = truth.of(assignment);
      assertThat(answer.table().value(cell))
          .as("%s at %s", about, assignment)
          .isCloseTo(expected, CLOSE);
      if (cell < 8) {
        Map<String, Integer> values = new LinkedHashMap<>();
        model.names().forEach(name -> values.put(name, random.nextInt(model.card(name))));
        values.putAll(assignment);
        assertThat(naive.value(values)).as("%s at %s", about, values).isCloseTo(expected, CLOSE);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24})
  void whatAModelWithZerosDeterminesIsTheTruth(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int defined = 0;
    int undefined = 0;
    for (int graphs = 0; graphs < GRAPHS; graphs++) {
      RandomModel model =
          new RandomModel(random, random.nextInt(3, 7), 0.4, 0.1 + 0.2 * random.nextDouble(), 0.25);
      IdentificationQuery query = RandomQueries.next(random, model.graph().names(), seed % 2 == 0);
      for (Identifier identifier : List.of(districtsOnly, cheapest)) {
        if (identifier.identify(model.graph(), query, Deadline.NONE)
            instanceof Identification.Identified identified) {
          EffectAnswer answer = definedCells(model, query, identified);
          undefined += answer.undefined().size();
          defined += answer.table().size() - answer.undefined().size();
        }
      }
    }
    assertThat(defined).isGreaterThan(undefined);
    assertThat(undefined).isPositive();
  }

  /// What has a value has the true one, and what has none is listed.
  private EffectAnswer definedCells(
      RandomModel model, IdentificationQuery query, Identification.Identified identified) {
    EffectAnswer answer =
        evaluator.answer(
            identified,
            model.joint(),
            EffectRequest.all(query.outcome(), query.intervened(), query.given()),
            Deadline.NONE);
    Truth truth = new Truth(model, query);
    List<Map<String, Integer>> missing = new ArrayList<>();
    for (int cell = 0; cell < answer.table().size(); cell++) {
      Map<String, Integer> assignment = assignment(answer.table(), cell);
      if (Double.isNaN(answer.table().value(cell))) {
        missing.add(assignment);
      } else {
        assertThat(answer.table().value(cell))
            .as(
                "%s at %s in %s by %s",
                query, assignment, model.graph().edges(), identified.estimand().text())
            .isCloseTo(truth.of(assignment), CLOSE);
      }
    }
    assertThat(answer.undefined())
        .extracting(undefined -> Map.copyOf(undefined.assignment()))
        .isEqualTo(missing);
    return answer;
  }

  private static Map<String, Integer> assignment(Table table, int cell) {
    int[] states = table.states(cell);
    Map<String, Integer> assignment = new LinkedHashMap<>();
    for (int axis = 0; axis < states.length; axis++) {
      assignment.put(table.names().get(axis), states[axis]);
    }
    return assignment;
  }

  /// `P(outcome | do, given)` of a model by definition; `NaN` where the evidence is impossible.
  private static final class Truth {
    private final RandomModel model;
    private final IdentificationQuery query;
    private final Map<Map<String, Integer>, Table> joints = new LinkedHashMap<>();

    Truth(RandomModel model, IdentificationQuery query) {
      this.model = model;
      this.query = query;
    }

    double of(Map<String, Integer> assignment) {
      Map<String, Integer> set = new LinkedHashMap<>(assignment);
      set.keySet().retainAll(query.intervened());
      Table joint = joints.computeIfAbsent(set, model::joint);
      List<String> evidence = new ArrayList<>(query.intervened());
      evidence.addAll(query.given());
      List<String> all = new ArrayList<>(evidence);
      all.addAll(query.outcome());
      return probability(joint, all, assignment) / probability(joint, evidence, assignment);
    }

    private static double probability(
        Table joint, List<String> names, Map<String, Integer> assignment) {
      Map<String, Integer> cell = new LinkedHashMap<>(assignment);
      cell.keySet().retainAll(names);
      return joint.marginal(names).slice(cell).value(0);
    }
  }
}
