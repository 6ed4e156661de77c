package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Steps of watching and of stepping in, unit after unit, with what to believe after each.
///
/// Within one unit a variable is only set if nothing that was seen of this unit before depends on
/// it. So it makes no difference whether what is seen was seen before or after: the belief is P(v |
/// all that was seen, do(all that was set)), which is also what the twin network says.
///
/// @param asked the variables of which beliefs are asked, which are never seen or set
record Trajectory(BayesianNetwork network, List<String> asked, List<Step> steps) {
  private static final List<Blueprint> SHAPES =
      List.of(
          Blueprint.of("Z>X X>M Z>Y X>Y M>Y"),
          Blueprint.of("Z>X X>M M>Y Z>Y Y>C"),
          Blueprint.of("Z W Z>X W>X X>M M>Y W>Y"),
          Blueprint.of("A>B A>C B>D C>D D>E"),
          Blueprint.of("A>B A>C B>C C>D B>D"),
          Blueprint.of("A B A>C B>C C>D A>D D>E"));
  private static final int FEWEST_STEPS = 4;
  private static final int MOST_STEPS = 10;

  Trajectory {
    asked = List.copyOf(asked);
    steps = List.copyOf(steps);
  }

  /// @param fresh whether a new unit begins with it
  /// @param set whether the variable is set, not seen
  /// @param seen all that was seen of the unit so far
  /// @param done all that was set in it so far
  /// @param beliefs P(each asked variable = 1 | seen, do(done))
  /// @param associated the same with what was set taken for seen
  record Step(
      boolean fresh,
      boolean set,
      String variable,
      int state,
      Map<String, Integer> seen,
      Map<String, Integer> done,
      List<Double> beliefs,
      List<Double> associated) {
    Step {
      beliefs = List.copyOf(beliefs);
      associated = List.copyOf(associated);
    }

    private boolean misleading() {
      for (int v = 0; v < beliefs.size(); v++) {
        if (Scene.apart(beliefs.get(v), associated.get(v))) {
          return true;
        }
      }
      return false;
    }
  }

  /// Empty unless some intervention leads whoever takes it for an observation astray.
  static Optional<Trajectory> draw(RandomGenerator random) {
    BayesianNetwork network = Scene.pick(random, SHAPES).draw(random);
    List<String> order = Wording.shuffled(random, network.names());
    int count = 2 + random.nextInt(Math.min(3, network.size() - 3));
    Walk walk =
        new Walk(network, order.subList(0, count), order.subList(count, order.size()), random);
    int length = FEWEST_STEPS + random.nextInt(MOST_STEPS - FEWEST_STEPS + 1);
    for (int step = 0; step < length; step++) {
      walk.step();
    }
    Trajectory trajectory = new Trajectory(network, walk.asked, walk.steps);
    return Optional.of(trajectory)
        .filter(drawn -> drawn.steps().stream().anyMatch(Step::misleading));
  }

  /// What has become of the unit at hand.
  private static final class Walk {
    private final MixedGraph graph;
    private final NetworkEnumeration exact;
    private final List<String> asked;
    private final List<String> others;
    private final RandomGenerator random;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private final Map<String, Integer> done = new LinkedHashMap<>();

    private Walk(
        BayesianNetwork network, List<String> asked, List<String> others, RandomGenerator random) {
      this.graph = network.graph();
      this.exact = new NetworkEnumeration(network);
      this.asked = asked;
      this.others = others;
      this.random = random;
    }

    private void step() {
      boolean fresh = steps.isEmpty() || left().isEmpty() || random.nextInt(5) == 0;
      if (fresh) {
        seen.clear();
        done.clear();
      }
      String variable = Scene.pick(random, left());
      boolean set = mayBeSet(variable) && random.nextBoolean();
      int state = set ? random.nextInt(2) : observed(variable);
      (set ? done : seen).put(variable, state);
      Map<String, Integer> all = new LinkedHashMap<>(seen);
      all.putAll(done);
      steps.add(
          new Step(
              fresh,
              set,
              variable,
              state,
              new LinkedHashMap<>(seen),
              new LinkedHashMap<>(done),
              beliefs(seen, done),
              beliefs(all, Map.of())));
    }

    private List<String> left() {
      return others.stream()
          .filter(name -> !seen.containsKey(name) && !done.containsKey(name))
          .toList();
    }

    private boolean mayBeSet(String variable) {
      NodeSet effects = Ancestry.descendants(graph, NodeSet.of(graph.node(variable)));
      return !effects.intersects(graph.nodes(seen.keySet()));
    }

    /// A state with its probability.
    private int observed(String variable) {
      double on = exact.probability(Map.of(variable, 1), seen, done).orElseThrow();
      return random.nextDouble() < on ? 1 : 0;
    }

    private List<Double> beliefs(Map<String, Integer> given, Map<String, Integer> set) {
      double[] joint = exact.joint(set);
      return asked.stream()
          .map(name -> exact.probability(joint, Map.of(name, 1), given).orElseThrow())
          .toList();
    }
  }
}
