package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosteriorOracleTest {
  private static final int NETWORKS = 600;
  private static final double EXACT = 1e-10;

  static LongStream seeds() {
    return LongStream.range(0, NETWORKS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eliminationAndJunctionTreeAreEnumeration(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    BayesianNetwork network = random.network();
    ExactInference inference = ExactInference.of(network);
    for (int round = 0; round < 2; round++) {
      Conditions conditions = random.conditions(network);
      JointEnumeration truth = new JointEnumeration(network, conditions);
      List<String> query = random.query(network, 3);
      agree(truth, query, inference.posterior(query, conditions, Budget.DEFAULT, Deadline.NONE));
      switch (inference.calibrate(conditions, Budget.DEFAULT, Deadline.NONE)) {
        case Calibration.Calibrated(var tree) -> agree(truth, network, query, tree);
        case Impossible _ -> assertThat(truth.evidence()).isZero();
        case TooWide tooWide -> throw new AssertionError(tooWide.message());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void logarithmsGiveTheSameNumbers(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    BayesianNetwork network = random.network();
    Conditions conditions = random.conditions(network);
    Grounding grounding = Grounding.of(CompiledNetwork.of(network), conditions);
    if (grounding.contradiction().isPresent()) {
      return;
    }
    JointEnumeration truth = new JointEnumeration(network, conditions);
    List<String> query = random.query(network, 2);
    int[] asked = grounding.query(query);
    BucketTree buckets =
        EliminationShape.posterior(grounding, asked).tree(grounding, Deadline.NONE);
    Scaled joint = new LogElimination(new EliminationPlan(buckets), grounding).run(Deadline.NONE);
    assertThat(joint.total() * Math.exp(joint.logScale)).isCloseTo(truth.evidence(), within(EXACT));
    Propagation calibrated =
        Propagation.logarithmic(
            new CliqueTree(EliminationShape.everything(grounding).tree(grounding, Deadline.NONE)),
            grounding,
            Deadline.NONE);
    assertThat(Math.exp(calibrated.logEvidence())).isCloseTo(truth.evidence(), within(EXACT));
    if (truth.evidence() > 0) {
      JunctionTree tree =
          new JunctionTree(ExactInference.of(network), grounding, conditions, calibrated);
      agree(truth, network, query, tree);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void replacedMechanismsAreEnumeration(long seed) {
    RandomNetworks random = new RandomNetworks(seed);
    BayesianNetwork network = random.network();
    Map<String, Table> replaced = new LinkedHashMap<>();
    for (int variable = 0; variable < 2; variable++) {
      List<String> names = new ArrayList<>();
      int rows = 1;
      for (int parent : network.parents(variable)) {
        if (names.isEmpty()) {
          names.add(network.name(parent));
          rows *= network.card(parent);
        }
      }
      names.add(network.name(variable));
      int[] cards = names.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
      Table table = Table.of(names, cards, random.rows(rows, network.card(variable), 0.2));
      replaced.put(network.name(variable), table.marginal(names.reversed()));
    }
    Map<String, Integer> set = new LinkedHashMap<>(random.states(network, 0.2));
    set.keySet().removeAll(replaced.keySet());
    Conditions conditions = new Conditions(random.states(network, 0.2), set, replaced);
    ExactInference inference = ExactInference.of(network);
    JointEnumeration truth = new JointEnumeration(network, conditions);
    List<String> query = random.query(network, 2);
    agree(truth, query, inference.posterior(query, conditions, Budget.DEFAULT, Deadline.NONE));
    switch (inference.calibrate(conditions, Budget.DEFAULT, Deadline.NONE)) {
      case Calibration.Calibrated(var tree) ->
          agree(truth, query, tree.joint(query, Budget.DEFAULT, Deadline.NONE));
      case Impossible _ -> assertThat(truth.evidence()).isZero();
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }

  @Test
  void manyOfTheRandomQuestionsHaveImpossibleEvidenceAndManyDoNot() {
    long impossible =
        seeds()
            .filter(seed -> {
              RandomNetworks random = new RandomNetworks(seed);
              BayesianNetwork network = random.network();
              return new JointEnumeration(network, random.conditions(network)).evidence() == 0;
            })
            .count();
    assertThat(impossible).isBetween(NETWORKS / 20L, NETWORKS / 2L);
  }

  private static void agree(
      JointEnumeration truth, BayesianNetwork network, List<String> query, JunctionTree tree) {
    assertThat(tree.logEvidence()).isCloseTo(Math.log(truth.evidence()), within(EXACT));
    tree.marginals()
        .forEach((name, marginal) ->
            assertThat(marginal.values())
                .containsExactly(truth.posterior(List.of(name)), within(EXACT)));
    for (String name : network.names()) {
      Table family = tree.family(name);
      assertThat(family.values()).containsExactly(truth.posterior(family.names()), within(EXACT));
    }
    agree(truth, query, tree.joint(query, Budget.DEFAULT, Deadline.NONE));
  }

  private static void agree(JointEnumeration truth, List<String> query, Posterior answer) {
    switch (answer) {
      case Posterior.Found(var distribution, var logEvidence) -> {
        assertThat(distribution.names()).isEqualTo(query);
        assertThat(distribution.values()).containsExactly(truth.posterior(query), within(EXACT));
        assertThat(logEvidence).isCloseTo(Math.log(truth.evidence()), within(EXACT));
      }
      case Impossible _ -> assertThat(truth.evidence()).isZero();
      case TooWide tooWide -> throw new AssertionError(tooWide.message());
    }
  }
}
