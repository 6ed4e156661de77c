package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.List;

/// All worlds of an attribution in one abduction: each joint state of the noises that fits the
/// evidence is found once, and the outcome evaluated in every world under it.
final class SubsetSweep {
  private final Subsets subsets;
  private final NoiseSearch search;
  private final List<NoiseSearch> apart = new ArrayList<>();
  private final int[] worlds;
  private final int[] changed;
  private final double[] scores;

  SubsetSweep(Worlds all, Subsets subsets) {
    this.subsets = subsets;
    this.scores = subsets.question().scores().stream().mapToDouble(Double::doubleValue).toArray();
    WorldProgram program = new WorldProgram(all);
    this.worlds = codes(program, subsets.subsets());
    this.changed = codes(program, subsets.changed());
    int[] asked = java.util.Arrays.copyOf(worlds, worlds.length + changed.length);
    System.arraycopy(changed, 0, asked, worlds.length, changed.length);
    List<int[]> parts = new ArrayList<>(List.of(asked));
    for (CounterfactualEvent event : subsets.evidence()) {
      parts.add(new int[] {program.code(event.response())});
    }
    NoiseSearch relevant = null;
    for (List<Integer> group : NoiseGroups.of(program, parts)) {
      boolean wanted = group.contains(0);
      NoiseSearch one = search(program, parts, group, wanted ? asked : new int[0]);
      if (wanted) {
        relevant = one;
      } else {
        apart.add(one);
      }
    }
    this.search = java.util.Objects.requireNonNull(relevant);
  }

  private NoiseSearch search(
      WorldProgram program, List<int[]> parts, List<Integer> group, int[] asked) {
    int[] given = group.stream().mapToInt(Integer::intValue).filter(part -> part > 0).toArray();
    int[] codes = new int[given.length];
    int[] states = new int[given.length];
    for (int at = 0; at < given.length; at++) {
      codes[at] = parts.get(given[at])[0];
      states[at] = subsets.evidence().get(given[at] - 1).state();
    }
    return new NoiseSearch(program, codes, states, asked);
  }

  private static int[] codes(WorldProgram program, List<PotentialResponse> responses) {
    return responses.stream().mapToInt(program::code).toArray();
  }

  /// Visited states and evaluated equations at most.
  double operations() {
    double operations = search.operations();
    for (NoiseSearch one : apart) {
      operations += one.operations();
    }
    return operations;
  }

  /// To be asked once.
  Attribution attribution(Deadline deadline) {
    // Evidence that has nothing to do with the outcome need only be possible.
    for (NoiseSearch one : apart) {
      if (!one.next(deadline)) {
        return Undefined.impossibleCondition();
      }
    }
    double[] worth = new double[worlds.length];
    double[] necessity = new double[changed.length];
    double[] expected = new double[changed.length];
    double total = 0;
    while (search.next(deadline)) {
      total += search.weight();
      add(worth, necessity, expected);
    }
    if (total == 0) {
      return Undefined.impossibleCondition();
    }
    divide(worth, total);
    divide(necessity, total);
    divide(expected, total);
    return subsets.attributed(worth, necessity, expected);
  }

  /// Adds the joint state that the search has found.
  private void add(double[] worth, double[] necessity, double[] expected) {
    double weight = search.weight();
    for (int mask = 0; mask < worlds.length; mask++) {
      worth[mask] += weight * scores[search.value(worlds[mask])];
    }
    for (int at = 0; at < changed.length; at++) {
      int state = search.value(changed[at]);
      expected[at] += weight * scores[state];
      necessity[at] += state == subsets.question().state() ? 0 : weight;
    }
  }

  private static void divide(double[] numbers, double divisor) {
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] /= divisor;
    }
  }
}
