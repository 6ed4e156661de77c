package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RowClassesTest {
  @RepeatedTest(100)
  void rowsThatAgreeAreOneClassNumberedAsTheyCome(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    int rows = random.nextInt(1, 200);
    int most = random.nextInt(1, 1 << random.nextInt(1, 31));
    int[] a = IntStream.range(0, rows).map(_ -> random.nextInt(most)).toArray();
    int[] b = IntStream.range(0, rows).map(_ -> random.nextInt(3)).toArray();

    RowClasses byA = RowClasses.whole(rows).split(row -> a[row], most);
    RowClasses byB = RowClasses.whole(rows).split(row -> b[row], 3);
    RowClasses both = byA.and(byB);

    Map<List<Integer>, Integer> expected = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      int first = row;
      expected.computeIfAbsent(List.of(a[row], b[row]), _ -> first);
    }
    List<List<Integer>> keys = List.copyOf(expected.keySet());
    assertThat(both.first).containsExactly(expected.values().stream().mapToInt(x -> x).toArray());
    for (int row = 0; row < rows; row++) {
      assertThat(keys.get(both.of[row])).isEqualTo(List.of(a[row], b[row]));
    }
    assertThat(byB.and(byA).of).containsExactly(both.of);
  }
}
