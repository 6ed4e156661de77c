package io.causalgym.dataset.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ContingencyTableTest {
  private static Sample sample(long seed, int rows, int[] cards) {
    SplittableRandom random = new SplittableRandom(seed);
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int column = 0; column < cards.length; column++) {
      short[] codes = new short[rows];
      for (int row = 0; row < rows; row++) {
        codes[row] = (short) (random.nextInt(20) == 0 ? -1 : random.nextInt(cards[column]));
      }
      builder.discrete("v" + column, Collections.nCopies(cards[column], "x"), codes);
    }
    return builder.build();
  }

  private static Map<List<Short>, Long> counted(Sample sample) {
    Map<List<Short>, Long> counts = new HashMap<>();
    for (int row = 0; row < sample.rows(); row++) {
      List<Short> cell = List.of(sample.codes(0)[row], sample.codes(1)[row], sample.codes(2)[row]);
      if (!cell.contains(Sample.MISSING)) {
        counts.merge(cell, 1L, Long::sum);
      }
    }
    return counts;
  }

  @Test
  void countsAreThoseOfTheRows() {
    for (int seed = 0; seed < 200; seed++) {
      int[] cards = {1 + seed % 3, 2, 1 + seed % 5};
      Sample sample = sample(seed, seed, cards);
      ContingencyTable table =
          ContingencyTable.of(sample, new int[] {0, 1, 2}, ParallelLoop.sequential(), () -> false);
      Map<List<Short>, Long> expected = counted(sample);
      long total = expected.values().stream().mapToLong(Long::longValue).sum();
      assertThat(table.total()).isEqualTo(total);
      assertThat(table.omitted()).isEqualTo(seed - total);
      expected.forEach((cell, count) ->
          assertThat(table.count(cell.get(0), cell.get(1), cell.get(2))).isEqualTo(count));
    }
  }

  @Test
  void partsMergeAndThreadsDoNotMatter() {
    Sample sample = sample(1, 100_000, new int[] {3, 4, 5});
    int[] columns = {2, 0, 1};
    ContingencyTable whole =
        ContingencyTable.of(sample, columns, ParallelLoop.sequential(), () -> false);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      ContingencyTable together =
          ContingencyTable.of(sample, columns, new ParallelLoop(threads, 3), () -> false);
      assertThat(together.counts()).isEqualTo(whole.counts());
      assertThat(together.omitted()).isEqualTo(whole.omitted());
    }
    ContingencyTable merged = new ContingencyTable(5, 3, 4);
    merged.merge(whole);
    merged.merge(whole);
    assertThat(merged.total()).isEqualTo(2 * whole.total());
    assertThat(merged.count(4, 2, 3)).isEqualTo(2 * whole.count(4, 2, 3));
  }

  @Test
  void aTableOfTooManyCellsIsRefused() {
    assertThatThrownBy(() -> new ContingencyTable(32_767, 32_767))
        .hasMessageContaining("count fewer columns");
    assertThatThrownBy(() -> new ContingencyTable(2).merge(new ContingencyTable(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
