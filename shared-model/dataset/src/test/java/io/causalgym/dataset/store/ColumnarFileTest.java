package io.causalgym.dataset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetDescription.Column;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnarFileTest {
  private static final int ROWS = 20_001;
  private static final List<String> MANY =
      IntStream.range(0, 300).mapToObj(level -> "level " + level).toList();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("columns");
    try (ColumnarWriter writer = new ColumnarWriter(file, ROWS)) {
      writer.add(
          new Column(Variable.continuous("real"), 0, false),
          (from, count, into) -> Arrays.setAll(into, i -> (from + i) * 0.5));
      writer.add(
          new Column(Variable.discrete("few", List.of("no", "yes")), 2000, false),
          (from, count, into) ->
              Arrays.setAll(into, i -> (from + i) % 10 == 0 ? Double.NaN : (from + i) % 2));
      writer.add(
          new Column(Variable.discrete("many", MANY), 0, false),
          (from, count, into) -> Arrays.setAll(into, i -> (from + i) % 300));
      writer.finish("csv", Optional.of("UTF-8"), Optional.of(","), List.of("a note"));
    }
  }

  @Test
  void columnsAndDescriptionComeBack() throws IOException {
    try (MappedSample sample = ColumnarFile.open(file)) {
      DatasetDescription description = sample.description();
      assertThat(ColumnarFile.describe(file)).isEqualTo(description);
      assertThat(description.notes()).containsExactly("a note");
      assertThat(description.encoding()).contains("UTF-8");
      assertThat(sample.rows()).isEqualTo(ROWS);
      assertThat(sample.hasMissing(0)).isFalse();
      assertThat(sample.hasMissing(1)).isTrue();
      check(sample);
    }
  }

  private static void check(Sample sample) {
    double[] real = sample.values(0);
    short[] few = sample.codes(1);
    short[] many = sample.codes(2);
    for (int row = 0; row < ROWS; row++) {
      assertThat(real[row]).isEqualTo(row * 0.5);
      assertThat(few[row]).isEqualTo(row % 10 == 0 ? Sample.MISSING : (short) (row % 2));
      assertThat(many[row]).isEqualTo((short) (row % 300));
    }
  }

  @Test
  void blocksBeginAnywhere() throws IOException {
    try (MappedSample sample = ColumnarFile.open(file)) {
      double[] numbers = new double[10];
      sample.read(0, 8190, 5, numbers, 3);
      assertThat(numbers).containsExactly(0, 0, 0, 4095, 4095.5, 4096, 4096.5, 4097, 0, 0);
      short[] codes = new short[4];
      sample.read(2, 299, 2, codes, 1);
      assertThat(codes).containsExactly(0, 299, 0, 0);
      assertThatThrownBy(() -> sample.read(0, ROWS - 2, 3, numbers, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> sample.read(1, 0, 1, numbers, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'few'");
    }
  }

  @Test
  void aSampleFitsInMemoryOrIsMapped() throws IOException {
    Sample memory = ColumnarFile.load(file, ROWS * 12L);
    assertThat(memory).isInstanceOf(MemorySample.class);
    check(memory);
    try (MappedSample mapped = (MappedSample) ColumnarFile.load(file, ROWS * 12L - 1)) {
      check(mapped);
    }
  }

  @Test
  void columnsAreChosenByName() throws IOException {
    try (MappedSample sample = ColumnarFile.open(file)) {
      Sample chosen = sample.select(List.of("many", "real"));
      assertThat(chosen.variables()).extracting(Variable::name).containsExactly("many", "real");
      assertThat(chosen.values(1)[7]).isEqualTo(3.5);
      assertThat(chosen.codes(0)[7]).isEqualTo((short) 7);
      assertThatThrownBy(() -> sample.select(List.of("real", "real")))
          .hasMessageContaining("'real'");
      assertThatThrownBy(() -> sample.select(List.of("none"))).hasMessageContaining("'none'");
    }
  }

  @Test
  void theFirstRowsAreShown() throws IOException {
    try (MappedSample sample = ColumnarFile.open(file)) {
      assertThat(sample.preview(3))
          .containsExactly(
              List.of("0.0", "", "level 0"),
              List.of("0.5", "yes", "level 1"),
              List.of("1.0", "no", "level 2"));
      assertThat(sample.preview(1_000_000)).hasSize(ROWS);
    }
  }

  @Test
  void aClosedSampleIsNotRead() throws IOException {
    MappedSample sample = ColumnarFile.open(file);
    sample.close();
    assertThatThrownBy(() -> sample.values(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFileCutAnywhereIsNotOpened() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += length < 100 ? 1 : 977) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ColumnarFile.open(file)).isInstanceOf(DatasetException.class);
    }
  }

  @Test
  void aChangedByteOfHeaderDirectoryOrColumnIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {0, 9, 17, 20, 30, 40, 45, whole.length - 1, whole.length - 500}) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      Files.write(file, changed);
      assertThatThrownBy(() -> ColumnarFile.open(file))
          .as("byte %d", at)
          .isInstanceOf(DatasetException.class);
    }
    whole[64 + 8 * 5000] ^= 1;
    Files.write(file, whole);
    ColumnarFile.open(file).close();
    assertThatThrownBy(() -> ColumnarFile.verify(file)).hasMessageContaining("'real'");
  }

  @Test
  void anUnfinishedFileIsNotOpened() throws IOException {
    Path unfinished = folder.resolve("unfinished");
    try (ColumnarWriter writer = new ColumnarWriter(unfinished, 3)) {
      writer.add(new Column(Variable.continuous("x"), 0, false), (from, count, into) -> {});
    }
    assertThatThrownBy(() -> ColumnarFile.open(unfinished)).isInstanceOf(DatasetException.class);
  }
}
