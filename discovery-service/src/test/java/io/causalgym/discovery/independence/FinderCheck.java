package io.causalgym.discovery.independence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.SeparatorFinder.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Compares a finder with one test after another.
final class FinderCheck {
  private FinderCheck() {}

  static void assertFinds(SeparatingTest test, long seed) {
    RandomGenerator random = RandomWorlds.generator(seed + 31);
    SeparatorFinder fast = test.finder(0.05);
    SeparatorFinder slow = new EachSubset(test.worker(), 0.05, 1);
    for (int attempt = 0; attempt < 10; attempt++) {
      int[] order = RandomWorlds.permutation(random, test.size());
      int[] candidates = Arrays.copyOfRange(order, 2, order.length);
      int count = random.nextInt(candidates.length + 1);
      int leading = random.nextInt(count + 1);
      assertMarginal(fast, slow, order);
      for (int size = 0; size <= 4; size++) {
        assertSize(fast, slow, order, candidates, count, leading, size);
      }
    }
  }

  private static void assertMarginal(SeparatorFinder fast, SeparatorFinder slow, int[] order) {
    int[] a = new int[order.length];
    int[] b = new int[order.length];
    int[] others = Arrays.copyOfRange(order, 1, order.length);
    int count = fast.dependents(order[0], others, others.length, a, tests -> false);
    assertThat(slow.dependents(order[0], others, others.length, b, tests -> false))
        .isEqualTo(count);
    assertThat(Arrays.copyOf(a, count)).isEqualTo(Arrays.copyOf(b, count));
  }

  private static void assertSize(
      SeparatorFinder fast,
      SeparatorFinder slow,
      int[] order,
      int[] candidates,
      int count,
      int leading,
      int size) {
    int x = order[0];
    int y = order[1];
    if (size > 0) {
      int[] a = new int[size];
      int[] b = new int[size];
      long[] tests = new long[2];
      Outcome found =
          fast.find(x, y, candidates, count, leading, size, a, more -> (tests[0] += more) < 0);
      assertThat(
              slow.find(x, y, candidates, count, leading, size, b, more -> (tests[1] += more) < 0))
          .isEqualTo(found);
      assertThat(tests[0]).isEqualTo(tests[1]);
      if (found == Outcome.FOUND) {
        assertThat(a).isEqualTo(b);
      }
    }
    List<String> sets = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    assertThat(
            slow.each(x, y, candidates, count, leading, size, sink(sets, values), tests -> false))
        .isTrue();
    List<String> otherSets = new ArrayList<>();
    List<Double> otherValues = new ArrayList<>();
    assertThat(
            fast.each(
                x, y, candidates, count, leading, size, sink(otherSets, otherValues), t -> false))
        .isTrue();
    assertThat(otherSets).isEqualTo(sets);
    for (int i = 0; i < values.size(); i++) {
      assertThat(otherValues.get(i)).isCloseTo(values.get(i), within(1e-9));
    }
  }

  private static SeparatorFinder.PValues sink(List<String> sets, List<Double> values) {
    return (positions, size, pValue) -> {
      sets.add(Arrays.toString(Arrays.copyOf(positions, size)));
      values.add(pValue);
    };
  }
}
