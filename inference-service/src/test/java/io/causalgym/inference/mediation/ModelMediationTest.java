package io.causalgym.inference.mediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.EveryWorld;
import io.causalgym.inference.counterfactual.ModelFixture;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.RandomScms;
import io.causalgym.inference.mediation.PathSelection.CausalEdge;
import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class ModelMediationTest {

  @Test
  void theEffectsAreThoseOfTheFixtures() {
    for (ModelFixture fixture : ModelFixture.all(ModelMediationTest.class, "mediation.json")) {
      JsonNode query = fixture.json().get("query");
      JsonNode expected = fixture.json().get("expected");
      Contrast contrast =
          Contrast.of(query.get("treatment").asText(), query.get("outcome").asText());

      MediationEffects found =
          mediation(fixture.model())
              .effects(
                  new MediationQuestion(contrast, ModelFixture.texts(query.get("mediators"))),
                  Deadline.NONE);

      assertValue(found.total(), expected.get("TE").asDouble());
      assertValue(found.naturalDirect(), expected.get("NDE").asDouble());
      assertValue(found.naturalIndirect(), expected.get("NIE").asDouble());
      assertValue(found.reverseNaturalIndirect(), expected.get("reverse_NIE").asDouble());
      assertThat(found.controlledDirect()).hasSize(expected.get("CDE").size());
      for (MediationEffects.Controlled controlled : found.controlledDirect()) {
        assertValue(controlled.effect(), expected.get("CDE").get(controlled.key()).asDouble());
      }
    }
  }

  @Test
  void eachEffectIsItsDefinitionOn100ModelsOfSeed5() {
    SplittableRandom random = new SplittableRandom(5);
    for (int at = 0; at < 100; at++) {
      DiscreteScm scm = RandomScms.of(random, 3 + random.nextInt(3), 0.7, 0.3);
      int[] order = scm.topologicalOrder();
      int x = order[0];
      int y = order[order.length - 1];
      List<Integer> mediators = new ArrayList<>(List.of(order[1]));
      if (order.length > 3) {
        mediators.add(order[2]);
      }
      List<Double> scores = scores(random, scm.card(y));
      Contrast contrast = new Contrast(scm.name(x), 0, 1, scm.name(y), scores);
      Definition truth = new Definition(scm, x, y, mediators, scores);

      MediationEffects found =
          mediation(scm)
              .effects(
                  new MediationQuestion(contrast, mediators.stream().map(scm::name).toList()),
                  Deadline.NONE);

      double baseline = truth.natural(1, 1);
      assertValue(found.total(), truth.natural(0, 0) - baseline);
      assertValue(found.naturalDirect(), truth.natural(0, 1) - baseline);
      assertValue(found.naturalIndirect(), truth.natural(1, 0) - baseline);
      assertValue(found.reverseNaturalIndirect(), truth.natural(0, 0) - truth.natural(0, 1));
      for (MediationEffects.Controlled one : found.controlledDirect()) {
        assertValue(
            one.effect(),
            truth.controlled(0, one.mediators()) - truth.controlled(1, one.mediators()));
      }
    }
  }

  private static List<Double> scores(SplittableRandom random, int card) {
    List<Double> scores = new ArrayList<>();
    for (int state = 0; state < card; state++) {
      scores.add(random.nextDouble() - 0.5);
    }
    return scores;
  }

  /// Expectations by adding up all worlds, equations evaluated one by one.
  private record Definition(
      DiscreteScm scm, int x, int y, List<Integer> mediators, List<Double> scores) {

    /// `E[Y_{level, M_other}]`.
    double natural(int level, int other) {
      return EveryWorld.expectation(
          scm,
          List.of(),
          world -> {
            int[] below = all(world, v -> v == x ? other : -1);
            int[] states = all(world, v -> v == x ? level : mediators.contains(v) ? below[v] : -1);
            return scores.get(states[y]);
          });
    }

    double controlled(int level, List<Integer> levels) {
      return EveryWorld.expectation(
          scm,
          List.of(),
          world -> {
            int[] states =
                all(
                    world,
                    v ->
                        v == x
                            ? level
                            : mediators.contains(v) ? levels.get(mediators.indexOf(v)) : -1);
            return scores.get(states[y]);
          });
    }

    /// Every variable, those with a setting of at least 0 set.
    private int[] all(EveryWorld world, ToIntFunction<Integer> setting) {
      int[] states = new int[scm.size()];
      for (int variable : scm.topologicalOrder()) {
        int set = setting.applyAsInt(variable);
        states[variable] = set >= 0 ? set : world.state(variable, parent -> states[parent]);
      }
      return states;
    }
  }

  @Test
  void anEffectAlongPathsIsItsDefinitionOn100ModelsOfSeed6() {
    SplittableRandom random = new SplittableRandom(6);
    int witnessed = 0;
    for (int at = 0; at < 100; at++) {
      DiscreteScm scm = RandomScms.of(random, 4 + random.nextInt(2), 0.8, 0.2);
      int[] order = scm.topologicalOrder();
      int x = order[0];
      int y = order[order.length - 1];
      List<List<Integer>> every = paths(scm, x, y);
      Set<List<Integer>> chosen = new HashSet<>();
      every.forEach(path -> {
        if (random.nextBoolean()) {
          chosen.add(path);
        }
      });
      Contrast contrast = Contrast.of(scm.name(x), scm.name(y));

      PathEffect found =
          mediation(scm)
              .along(contrast, new PathSelection.Paths(named(scm, chosen)), Deadline.NONE);

      assertValue(found.effect(), along(scm, y, chosen));
      assertThat(found.witnesses().isEmpty())
          .isEqualTo(
              every.stream()
                  .noneMatch(path ->
                      chosen.contains(path)
                          && every.stream()
                              .anyMatch(other ->
                                  other.get(1).equals(path.get(1)) && !chosen.contains(other))));
      witnessed += found.witnesses().isEmpty() ? 0 : 1;
    }
    assertThat(witnessed).isBetween(10, 90);
  }

  @Test
  void edgesSelectThePathsThatTheyHoldOn100ModelsOfSeed7() {
    SplittableRandom random = new SplittableRandom(7);
    for (int at = 0; at < 100; at++) {
      DiscreteScm scm = RandomScms.of(random, 4 + random.nextInt(2), 0.8, 0.2);
      int[] order = scm.topologicalOrder();
      int x = order[0];
      int y = order[order.length - 1];
      Set<CausalEdge> edges = new HashSet<>();
      for (int child = 0; child < scm.size(); child++) {
        for (int parent : scm.parents(child)) {
          if (random.nextInt(3) > 0) {
            edges.add(new CausalEdge(scm.name(parent), scm.name(child)));
          }
        }
      }
      Set<List<Integer>> held = new HashSet<>(paths(scm, x, y));
      held.removeIf(path -> {
        boolean out = false;
        for (int step = 1; step < path.size(); step++) {
          out |=
              !edges.contains(
                  new CausalEdge(scm.name(path.get(step - 1)), scm.name(path.get(step))));
        }
        return out;
      });

      PathEffect found =
          mediation(scm)
              .along(
                  Contrast.of(scm.name(x), scm.name(y)),
                  new PathSelection.Edges(edges),
                  Deadline.NONE);

      assertValue(found.effect(), along(scm, y, held));
    }
  }

  /// The definition: what each selected path brings is passed on along it.
  private static double along(DiscreteScm scm, int y, Set<List<Integer>> paths) {
    int x = scm.topologicalOrder()[0];
    return EveryWorld.expectation(
        scm,
        List.of(),
        world -> value(scm, world, x, y, paths) - value(scm, world, x, y, Set.of()));
  }

  private static int value(
      DiscreteScm scm, EveryWorld world, int x, int node, Set<List<Integer>> prefixes) {
    if (node == x) {
      return prefixes.isEmpty() ? 0 : 1;
    }
    return world.state(
        node,
        parent -> {
          Set<List<Integer>> shorter = new HashSet<>();
          for (List<Integer> prefix : prefixes) {
            if (prefix.size() > 1 && prefix.get(prefix.size() - 2) == parent) {
              shorter.add(prefix.subList(0, prefix.size() - 1));
            }
          }
          return value(scm, world, x, parent, shorter);
        });
  }

  private static List<List<Integer>> paths(DiscreteScm scm, int x, int y) {
    if (x == y) {
      return List.of(List.of(x));
    }
    List<List<Integer>> paths = new ArrayList<>();
    for (int parent : scm.parents(y)) {
      for (List<Integer> path : paths(scm, x, parent)) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(y);
        paths.add(longer);
      }
    }
    return paths;
  }

  private static List<List<String>> named(DiscreteScm scm, Set<List<Integer>> paths) {
    return paths.stream().map(path -> path.stream().map(scm::name).toList()).toList();
  }

  @Test
  void edgesAndPathsThatAreNotInTheModelAreRefused() {
    DiscreteScm scm =
        DiscreteScm.builder()
            .equation("X", List.of(), List.of(), new int[] {1})
            .equation("Y", List.of("X"), List.of(), new int[] {0, 1})
            .build();
    Contrast contrast = Contrast.of("X", "Y");

    assertThatThrownBy(() ->
            mediation(scm)
                .along(
                    contrast,
                    new PathSelection.Edges(Set.of(new CausalEdge("Y", "X"))),
                    Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no edge Y -> X");
    assertThatThrownBy(() ->
            mediation(scm)
                .along(contrast, new PathSelection.Paths(List.of(List.of("X"))), Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("does not lead from 'X' to 'Y'");
  }

  private static ModelMediation mediation(DiscreteScm scm) {
    return new ModelMediation(new Counterfactuals(scm, CounterfactualBudget.DEFAULT));
  }

  private static void assertValue(Quantity quantity, double truth) {
    assertThat(quantity)
        .isInstanceOfSatisfying(
            Quantity.Known.class,
            known -> assertThat(known.value()).isCloseTo(truth, within(1e-9)));
  }
}
