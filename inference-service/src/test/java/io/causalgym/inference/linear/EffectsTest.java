package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectsTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static LinearModel model(long seed) {
    return RandomLinearModels.draw(seed, 4 + (int) (seed % 4), 0.6, 0.2);
  }

  private static double sum(LinearModel model, int from, int to, Predicate<List<Integer>> kept) {
    return new Treks(model)
        .directed(from, to).stream()
            .filter(path -> kept.test(path.nodes()))
            .mapToDouble(Treks.Path::product)
            .sum();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void totalEffectsAreSumsOverDirectedPaths(long seed) {
    LinearModel model = model(seed);
    List<String> treatments = List.of("V0", "V2");
    TotalEffects joint =
        TotalEffects.onAll(model, treatments, Budget.DEFAULT, Deadline.NONE);
    int x = model.node("V0");
    int other = model.node("V2");
    for (String name : model.names()) {
      int node = model.node(name);
      assertThat(TotalEffects.of(model, "V0", name))
          .isCloseTo(sum(model, x, node, path -> true), within(1e-12));
      assertThat(joint.effect("V0", name))
          .isCloseTo(sum(model, x, node, path -> !path.contains(other)), within(1e-12));
      assertThat(joint.effects("V2")[node])
          .isCloseTo(sum(model, other, node, path -> !path.contains(x)), within(1e-12));
      assertThat(TotalEffects.direct(model, "V0", name))
          .isCloseTo(sum(model, x, node, path -> path.size() == 2), within(1e-12));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pathEffectsAreSumsOverTheChosenPaths(long seed) {
    LinearModel model = model(seed);
    PathEffects effects = new PathEffects(model);
    Random random = new Random(seed);
    List<PathEffects.Link> links = new ArrayList<>();
    for (int to = 0; to < model.size(); to++) {
      for (int at = model.coefficients().start(to); at < model.coefficients().end(to); at++) {
        if (random.nextInt(4) > 0) {
          links.add(
              new PathEffects.Link(model.name(model.coefficients().column(at)), model.name(to)));
        }
      }
    }
    int a = model.node("V2");
    int b = model.node("V3");
    List<String> both = List.of("V2", "V3");
    int x = model.node("V0");
    int y = model.node("V1");

    assertThat(effects.along("V0", "V1", links))
        .isCloseTo(sum(model, x, y, path -> links.containsAll(links(model, path))), within(1e-12));
    assertThat(effects.avoiding("V0", "V1", both))
        .isCloseTo(
            sum(model, x, y, path -> !path.contains(a) && !path.contains(b)), within(1e-12));
    assertThat(effects.throughAny("V0", "V1", both))
        .isCloseTo(sum(model, x, y, path -> path.contains(a) || path.contains(b)), within(1e-12));
    assertThat(effects.throughAll("V0", "V1", both))
        .isCloseTo(sum(model, x, y, path -> path.contains(a) && path.contains(b)), within(1e-12));
  }

  private static List<PathEffects.Link> links(LinearModel model, List<Integer> path) {
    List<PathEffects.Link> links = new ArrayList<>();
    for (int at = 1; at < path.size(); at++) {
      links.add(
          new PathEffects.Link(model.name(path.get(at - 1)), model.name(path.get(at))));
    }
    return links;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mediationIsWhatNestedCounterfactualsSay(long seed) {
    LinearModel model = model(seed);
    List<String> mediators = List.of("V2", "V3");
    World low = World.of(Map.of("V0", -0.5));
    World high = World.of(Map.of("V0", 1.5));

    LinearMediation effects = LinearMediation.of(model, "V0", "V1", mediators, -0.5, 1.5);

    double base = mean(model, low);
    assertThat(effects.total()).isCloseTo(mean(model, high) - base, within(1e-9));
    assertThat(effects.naturalDirect())
        .isCloseTo(mean(model, nested(1.5, low, mediators)) - base, within(1e-9));
    assertThat(effects.naturalIndirect())
        .isCloseTo(mean(model, nested(-0.5, high, mediators)) - base, within(1e-9));
    assertThat(effects.reverseNaturalIndirect())
        .isCloseTo(
            mean(model, high) - mean(model, nested(1.5, low, mediators)), within(1e-9));
    assertThat(effects.controlledDirect())
        .isCloseTo(
            mean(model, World.of(Map.of("V0", 1.5, "V2", 7.0, "V3", 3.0)))
                - mean(model, World.of(Map.of("V0", -0.5, "V2", 7.0, "V3", 3.0))),
            within(1e-9));
  }

  private static World nested(double x, World mediated, List<String> mediators) {
    TreeMap<String, World.Setting> settings = new TreeMap<>();
    settings.put("V0", new World.Setting.Value(x));
    mediators.forEach(node -> settings.put(node, new World.Setting.Natural(node, mediated)));
    return new World(settings);
  }

  private static double mean(LinearModel model, World world) {
    return Counterfactuals.prior(
            model, List.of(new Quantity.Variable("V1", world)), Budget.DEFAULT, Deadline.NONE)
        .mean(0);
  }

  @Test
  void mistakesAreNamed() {
    LinearModel model = model(1);
    assertThatThrownBy(() -> LinearMediation.of(model, "V0", "V1", List.of("V1"), 0, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'V1'");
    assertThatThrownBy(
            () ->
                new PathEffects(model)
                    .along("V0", "V1", List.of(new PathEffects.Link("V0", "V0"))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("V0 -> V0");
    assertThatThrownBy(
            () ->
                TotalEffects.onAll(model, List.of("V0", "V0"), Budget.DEFAULT, Deadline.NONE))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("twice");
  }
}
