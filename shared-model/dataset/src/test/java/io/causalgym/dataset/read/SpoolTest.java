package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.store.ColumnarFile;
import io.causalgym.dataset.store.MappedSample;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files longer than what is kept in memory.
class SpoolTest {
  @TempDir Path folder;

  @Test
  void rowsThatSpillToDiskComeBackInOrder() throws Exception {
    for (int columns : new int[] {1, 3, 700, 40_000}) {
      int rows = 4_500_000 / columns;
      try (RowSpool spool = new RowSpool(folder.resolve("cells"), columns)) {
        for (int row = 0; row < rows; row++) {
          spool.beginRow();
          for (int column = 0; column < columns; column++) {
            spool.put(column, row + column * 1e7);
          }
          spool.endRow();
        }
        assertThat(folder).isNotEmptyDirectory();
        double[] into = new double[rows];
        for (int column = 0; column < columns; column += Math.max(1, columns / 5)) {
          spool.read(column, 0, rows, into);
          for (int row = 0; row < rows; row++) {
            if (into[row] != row + column * 1e7) {
              assertThat(into[row]).as("%d, %d", row, column).isEqualTo(row + column * 1e7);
            }
          }
        }
      }
      assertThat(folder).isEmptyDirectory();
    }
  }

  /// 240 MB of CSV in a heap of which ingestion may fill 100 MB.
  @Tag("long")
  @Test
  void memoryDoesNotGrowWithTheFile() throws Exception {
    int rows = 6_000_000;
    Generated source =
        new Generated(
            rows, row -> row * 0.25 + "," + row % 3 + ",l" + row % 7 + ",-1234567.125,x\n");
    long[] most = new long[1];
    IngestionControl control =
        new IngestionControl(() -> false, (done, total) -> most[0] = Math.max(most[0], used()));
    Path target = folder.resolve("target");
    DatasetDescription description =
        new Ingestion(IngestionOptions.DEFAULT, control).ingest(source, target);
    assertThat(description.rows()).isEqualTo(rows);
    assertThat(most[0]).isLessThan(100L << 20);
    try (MappedSample sample = ColumnarFile.open(target)) {
      check(sample, rows);
    }
  }

  // What survives a collection, asked now and then.
  private static int asked;

  private static long used() {
    if (asked++ % 2000 != 0) {
      return 0;
    }
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void check(Sample sample, int rows) {
    double[] first = sample.values(0);
    short[] third = sample.codes(2);
    for (int row = 0; row < rows; row += 997) {
      assertThat(first[row]).isEqualTo(row * 0.25);
      assertThat(third[row]).isEqualTo((short) (row % 7));
    }
  }

  /// A CSV file that is nowhere whole.
  private static final class Generated extends InputStream {
    private final int rows;
    private final IntFunction<String> line;
    private byte[] current = "a,b,c,d,e\n".getBytes(StandardCharsets.US_ASCII);
    private int at;
    private int row;

    Generated(int rows, IntFunction<String> line) {
      this.rows = rows;
      this.line = line;
    }

    private boolean refill() {
      if (at == current.length) {
        if (row == rows) {
          return false;
        }
        current = line.apply(row++).getBytes(StandardCharsets.US_ASCII);
        at = 0;
      }
      return true;
    }

    @Override
    public int read() {
      return refill() ? current[at++] : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (!refill()) {
        return -1;
      }
      int count = Math.min(length, current.length - at);
      System.arraycopy(current, at, into, from, count);
      at += count;
      return count;
    }
  }
}
