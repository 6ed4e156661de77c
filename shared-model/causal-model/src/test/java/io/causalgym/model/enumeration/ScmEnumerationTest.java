package io.causalgym.model.enumeration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.model.ModelException;
import io.causalgym.model.enumeration.ScmEnumeration.Event;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScmEnumerationTest {
  private static final double EXACT = 1e-12;

  /// The twin network of a model: noises once, variables once as they are and once after the
  /// intervention. Source: Balke and Pearl, 1994.
  private static BayesianNetwork twin(DiscreteScm model, Map<String, Integer> intervention) {
    NetworkBuilder builder = model.network().toBuilder();
    for (int v = 0; v < model.size(); v++) {
      builder.variable(model.name(v) + "*", model.states(v));
    }
    for (int v = 0; v < model.size(); v++) {
      int card = model.card(v);
      Integer set = intervention.get(model.name(v));
      if (set != null) {
        double[] point = new double[card];
        point[set] = 1;
        builder.table(model.name(v) + "*", List.of(), point);
        continue;
      }
      List<String> causes = new ArrayList<>();
      IntStream.of(model.parents(v)).forEach(parent -> causes.add(model.name(parent) + "*"));
      IntStream.of(model.noisesOf(v)).forEach(noise -> causes.add(model.noiseName(noise)));
      int[] table = model.table(v);
      double[] masses = new double[table.length * card];
      for (int row = 0; row < table.length; row++) {
        masses[row * card + table[row]] = 1;
      }
      builder.table(model.name(v) + "*", causes, masses);
    }
    return builder.build();
  }

  private static DiscreteScm random(RandomGenerator random) {
    ScmBuilder builder = DiscreteScm.builder();
    int noises = 3;
    for (int noise = 0; noise < noises; noise++) {
      double p = .1 + .8 * random.nextDouble();
      builder.noise("n" + noise, new double[] {p * .6, p * .4, 1 - p});
    }
    List<String> names = List.of("A", "B", "C");
    for (int v = 0; v < names.size(); v++) {
      List<String> parents =
          names.subList(0, v).stream().filter(name -> random.nextInt(3) > 0).toList();
      List<String> own =
          IntStream.range(0, noises)
              .filter(n -> random.nextBoolean())
              .mapToObj(n -> "n" + n)
              .toList();
      int card = v == 1 ? 3 : 2;
      int rows = (int) Math.pow(3, own.size());
      for (String parent : parents) {
        rows *= parent.equals("B") ? 3 : 2;
      }
      int[] table = IntStream.range(0, rows).map(row -> random.nextInt(card)).toArray();
      builder.equation(
          names.get(v),
          parents,
          own,
          table,
          IntStream.range(0, card).mapToObj(s -> "" + s).toList());
    }
    return builder.build();
  }

  static List<Long> seeds() {
    return IntStream.range(0, 300).mapToObj(Long::valueOf).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void counterfactualsAreThoseOfTheTwinNetwork(long seed) {
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    DiscreteScm model = random(random);
    Map<String, Integer> intervention = Map.of("B", random.nextInt(3));
    Map<String, Integer> evidence = Map.of("A", random.nextInt(2), "C", random.nextInt(2));
    OptionalDouble exact =
        new ScmEnumeration(model).probability(Map.of("C", 1), intervention, evidence);
    OptionalDouble twin =
        new NetworkEnumeration(twin(model, intervention))
            .probability(Map.of("C*", 1), evidence, Map.of());
    assertThat(exact.isPresent()).isEqualTo(twin.isPresent());
    if (exact.isPresent()) {
      assertThat(exact.getAsDouble()).isCloseTo(twin.getAsDouble(), within(EXACT));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void jointEventsOfTwoWorldsAreThoseOfTheTwinNetwork(long seed) {
    RandomGenerator random = new RandomStream(seed, 1).generator(0);
    DiscreteScm model = random(random);
    Map<String, Integer> set = Map.of("A", random.nextInt(2));
    double joint =
        new ScmEnumeration(model)
            .probability(
                List.of(Event.factual(Map.of("C", 0)), new Event(Map.of("C", 1, "B", 2), set)),
                List.of())
            .orElseThrow();
    double twin =
        new NetworkEnumeration(twin(model, set))
            .probability(Map.of("C", 0, "C*", 1, "B*", 2), Map.of(), Map.of())
            .orElseThrow();
    assertThat(joint).isCloseTo(twin, within(EXACT));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void interventionsAreThoseOfTheTruncatedFactorisation(long seed) {
    RandomGenerator random = new RandomStream(seed, 2).generator(0);
    DiscreteScm model = random(random);
    Map<String, Integer> set = Map.of("B", random.nextInt(3));
    double exact =
        new ScmEnumeration(model).probability(Map.of("C", 1), set, Map.of()).orElseThrow();
    double truncated =
        new NetworkEnumeration(model.network())
            .probability(Map.of("C", 1), Map.of(), set)
            .orElseThrow();
    assertThat(exact).isCloseTo(truncated, within(EXACT));
  }

  @Test
  void inTheFiringSquadThePrisonerWouldHaveDiedAnyway() {
    // Pearl 2009, section 7.1.2: the court's order moves a captain and two riflemen.
    DiscreteScm squad =
        DiscreteScm.builder()
            .noise("u", new double[] {.3, .7})
            .noise("w", new double[] {.8, .2})
            .equation("C", List.of(), List.of("u"), new int[] {0, 1})
            .equation("A", List.of("C"), List.of("w"), new int[] {0, 1, 1, 1})
            .equation("B", List.of("C"), List.of(), new int[] {0, 1})
            .equation("D", List.of("A", "B"), List.of(), new int[] {0, 1, 1, 1})
            .build();
    // P(not D had A not shot | D) = qw' / (1 - (1 - p)(1 - q)) with p = .7 and q = .2.
    double alive =
        new ScmEnumeration(squad)
            .probability(Map.of("D", 0), Map.of("A", 0), Map.of("D", 1))
            .orElseThrow();
    assertThat(alive).isCloseTo(.3 * .2 / (1 - .3 * .8), within(EXACT));
  }

  @Test
  void contradictionsHaveNoProbability() {
    DiscreteScm coin =
        DiscreteScm.builder()
            .noise("u", new double[] {.5, .5})
            .equation("A", List.of(), List.of("u"), new int[] {0, 1})
            .build();
    ScmEnumeration exact = new ScmEnumeration(coin);
    List<Event> both = List.of(Event.factual(Map.of("A", 0)), Event.factual(Map.of("A", 1)));
    assertThat(exact.probability(both, List.of())).hasValue(0);
    assertThat(exact.probability(List.of(), both)).isEmpty();
    assertThat(exact.probability(Map.of("A", 0), Map.of("A", 1), Map.of())).hasValue(0);
  }

  @Test
  void modelsWithTooManyNoiseStatesAreRefused() {
    ScmBuilder builder = DiscreteScm.builder();
    for (int noise = 0; noise < 21; noise++) {
      builder.noise("n" + noise, new double[] {.5, .5});
    }
    DiscreteScm model = builder.equation("A", List.of(), List.of("n0"), new int[] {0, 1}).build();
    assertThatThrownBy(() -> new ScmEnumeration(model))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("use fewer");
  }
}
