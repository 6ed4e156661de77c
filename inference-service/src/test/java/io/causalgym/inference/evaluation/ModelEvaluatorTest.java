package io.causalgym.inference.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.JointEnumeration;
import io.causalgym.inference.exact.RandomNetworks;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelEvaluatorTest {
  private static final Deadline NONE = Deadline.NONE;
  private static final io.causalgym.inference.exact.Budget EACH =
      io.causalgym.inference.exact.Budget.DEFAULT;

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answersAreEnumerationsOfTheMutilatedNetwork(long seed) {
    RandomNetworks networks = new RandomNetworks(seed);
    SplittableRandom random = new SplittableRandom(seed);
    BayesianNetwork network = networks.network();
    List<String> names = networks.permuted(network.size()).stream().map(network::name).toList();
    int set = random.nextInt(0, names.size() - 1);
    int given = random.nextInt(set, Math.min(names.size(), set + 3));
    int outcomes = random.nextInt(given + 1, Math.min(names.size(), given + 2) + 1);
    List<EffectRequest> requests = new ArrayList<>();
    Map<String, Integer> evidence = networks.states(network, 0.5);
    evidence.keySet().retainAll(names.subList(set, given));
    for (int request = random.nextInt(1, 4); request > 0; request--) {
      SequencedMap<String, Integer> states =
          new LinkedHashMap<>(networks.states(network, random.nextDouble(0, 0.6)));
      states.keySet().retainAll(names.subList(0, set));
      states.putAll(evidence);
      requests.add(
          new EffectRequest(
              names.subList(given, outcomes),
              names.subList(0, set),
              names.subList(set, given),
              states));
    }

    List<EffectAnswer> answers = evaluator(network).answers(requests, NONE, KernelRun.plain());

    assertThat(answers).hasSize(requests.size());
    for (int at = 0; at < answers.size(); at++) {
      check(network, requests.get(at), answers.get(at));
    }
  }

  /// Cell by cell, from the definition.
  private static void check(BayesianNetwork network, EffectRequest request, EffectAnswer answer) {
    List<String> axes = answer.table().names();
    int[] cards = axes.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
    Map<Map<String, Integer>, double[]> known = new LinkedHashMap<>();
    List<Map<String, Integer>> undefined = new ArrayList<>();
    for (int cell = 0; cell < answer.table().size(); cell++) {
      Map<String, Integer> all = new LinkedHashMap<>(request.states());
      int rest = cell;
      for (int axis = cards.length - 1; axis >= 0; axis--) {
        all.put(axes.get(axis), rest % cards[axis]);
        rest /= cards[axis];
      }
      Map<String, Integer> condition = new LinkedHashMap<>(all);
      condition.keySet().removeAll(request.outcome());
      double[] weights =
          known.computeIfAbsent(
              condition,
              states ->
                  new JointEnumeration(network, split(request, states)).weights(request.outcome()));
      int place = 0;
      for (String name : request.outcome()) {
        place = place * network.card(network.variable(name)) + all.getOrDefault(name, 0);
      }
      double total = Arrays.stream(weights).sum();
      double expected = weights[place] / total;
      if (total > 0) {
        assertThat(answer.table().value(cell)).isCloseTo(expected, within(1e-11 * expected));
      } else {
        assertThat(answer.table().value(cell)).isNaN();
        undefined.add(all);
      }
    }
    assertThat(answer.undefined().stream().map(Undefined::assignment).toList())
        .isEqualTo(undefined);
  }

  private static Conditions split(EffectRequest request, Map<String, Integer> states) {
    Map<String, Integer> evidence = new LinkedHashMap<>(states);
    evidence.keySet().retainAll(request.given());
    Map<String, Integer> intervention = new LinkedHashMap<>(states);
    intervention.keySet().retainAll(request.intervened());
    return Conditions.observed(evidence, intervention);
  }

  @Test
  void requestsForOneInterventionEachAreTheRowsOfOneRequestForAll() {
    BayesianNetwork network = chain(100);
    List<EffectRequest> one = new ArrayList<>();
    for (int state = 99; state >= 0; state--) {
      SequencedMap<String, Integer> states = new LinkedHashMap<>();
      states.put("X", state);
      one.add(new EffectRequest(List.of("Y"), List.of("X"), List.of(), states));
    }
    EffectRequest all = EffectRequest.all(List.of("Y"), List.of("X"), List.of());

    List<EffectAnswer> answers = evaluator(network).answers(one, NONE, KernelRun.plain());
    double[] every =
        evaluator(network)
            .answers(List.of(all), NONE, KernelRun.plain())
            .getFirst()
            .table()
            .values();

    for (int at = 0; at < 100; at++) {
      int state = 99 - at;
      assertThat(answers.get(at).table().values())
          .containsExactly(every[2 * state], every[2 * state + 1]);
    }
  }

  @Test
  void whatIsSetAndObservedInOneStateIsDefined() {
    SequencedMap<String, Integer> states = new LinkedHashMap<>();
    states.put("X", 3);
    EffectRequest agreeing = new EffectRequest(List.of("Y"), List.of("X"), List.of("X"), states);

    EffectAnswer answer =
        evaluator(chain(40)).answers(List.of(agreeing), NONE, KernelRun.plain()).getFirst();

    assertThat(answer.undefined()).isEmpty();
  }

  @Test
  void manyInterventionsAreOneElimination() {
    AtomicInteger calls = new AtomicInteger();
    KernelBackend jvm = new JvmBackend();
    KernelBackend counting =
        (KernelBackend)
            Proxy.newProxyInstance(
                KernelBackend.class.getClassLoader(),
                new Class<?>[] {KernelBackend.class},
                (_, method, arguments) -> {
                  calls.addAndGet(method.getName().equals("sumProduct") ? 1 : 0);
                  return method.invoke(jvm, arguments);
                });
    EffectRequest all = EffectRequest.all(List.of("Y"), List.of("X"), List.of());

    new ModelEvaluator(chain(100), Budget.DEFAULT, EACH, counting)
        .answers(List.of(all), NONE, KernelRun.plain());

    // M, and then what is kept.
    assertThat(calls).hasValue(2);
  }

  @Test
  void aBudgetThatOneEliminationExceedsRefusesAll() {
    BayesianNetwork network = chain(100);
    ModelEvaluator frugal =
        new ModelEvaluator(
            network,
            Budget.DEFAULT,
            new io.causalgym.inference.exact.Budget(1, 1, 1),
            new JvmBackend());
    EffectRequest all = EffectRequest.all(List.of("Y"), List.of("X"), List.of());
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> frugal.answers(List.of(all), NONE, KernelRun.plain()))
        .satisfies(refused ->
            assertThat(refused.problem()).isInstanceOf(EvaluationProblem.TooExpensive.class));
  }

  @Test
  void aDeadlineStopsABatch() {
    EffectRequest all = EffectRequest.all(List.of("Y"), List.of("X"), List.of());
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> evaluator(chain(100)).answers(List.of(all), () -> true, KernelRun.plain()));
  }

  /// X, whose states are many, then M, then Y.
  private static BayesianNetwork chain(int states) {
    RandomNetworks random = new RandomNetworks(1);
    NetworkBuilder builder = BayesianNetwork.builder();
    builder.variable("X", RandomNetworks.labels(states));
    builder.variable("M", RandomNetworks.labels(2));
    builder.variable("Y", RandomNetworks.labels(2));
    builder.table("X", List.of(), random.rows(1, states, 0));
    builder.table("M", List.of("X"), random.rows(states, 2, 0));
    builder.table("Y", List.of("M"), random.rows(2, 2, 0));
    return builder.build();
  }

  private static ModelEvaluator evaluator(BayesianNetwork network) {
    return new ModelEvaluator(network, Budget.DEFAULT, EACH, new JvmBackend());
  }
}
