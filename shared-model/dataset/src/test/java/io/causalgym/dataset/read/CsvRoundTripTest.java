package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random tables, written in every dialect and encoding, come back cell for cell.
class CsvRoundTripTest {
  private static final List<String> MISSING = List.of("", "NA", "n/a", "NaN", "NULL", "?", ".");
  private static final String[] WORDS = {
    "low",
    "high",
    "with space",
    "a,b",
    "c;d",
    "tab\there",
    "pipe|d",
    "quote\"d",
    "two\nlines",
    "é",
    "Ärger",
    "x1"
  };

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  private enum Kind {
    REAL,
    INTEGER,
    WORD
  }

  private record Table(List<Kind> kinds, List<List<String>> columns, int rows) {}

  @ParameterizedTest
  @MethodSource("seeds")
  void tablesComeBackCellForCell(int seed, @TempDir Path folder) {
    SplittableRandom random = new SplittableRandom(seed);
    Table table = table(random);
    char delimiter = ",;\t|".charAt(random.nextInt(4));
    byte[] bytes = encoded(text(table, delimiter, random), random);
    if (random.nextInt(4) == 0) {
      bytes = Ingested.gzip(bytes);
    }
    IngestionOptions options = IngestionOptions.DEFAULT.withHeader(IngestionOptions.Header.PRESENT);
    if (table.columns().size() == 1) {
      options = options.withDelimiter(delimiter);
    }
    Ingested ingested = Ingested.of(folder, bytes, options);
    assertThat(ingested.description().rows()).isEqualTo(table.rows());
    for (int column = 0; column < table.columns().size(); column++) {
      check(table, column, ingested);
    }
  }

  private static void check(Table table, int column, Ingested ingested) {
    List<String> expected = table.columns().get(column);
    boolean discrete = ingested.sample().variables().get(column).isDiscrete();
    long missing = expected.stream().filter(String::isEmpty).count();
    assertThat(ingested.description().columns().get(column).missing()).isEqualTo((int) missing);
    List<String> shown = ingested.shown("v" + column);
    switch (table.kinds().get(column)) {
      case WORD -> {
        assertThat(discrete).isTrue();
        assertThat(ingested.sample().variables().get(column).levels()).isSorted();
        assertThat(shown).isEqualTo(expected);
      }
      case REAL -> {
        assertThat(discrete).isFalse();
        assertThat(shown).isEqualTo(expected);
      }
      case INTEGER ->
          assertThat(shown)
              .isEqualTo(
                  discrete ? expected : expected.stream().map(CsvRoundTripTest::asNumber).toList());
    }
  }

  private static String asNumber(String integer) {
    return integer.isEmpty() ? "" : Double.toString(Double.parseDouble(integer));
  }

  private static Table table(SplittableRandom random) {
    int rows = 1 + random.nextInt(random.nextBoolean() ? 12 : 200);
    List<Kind> kinds = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int column = 0; column < count; column++) {
      Kind kind = Kind.values()[random.nextInt(3)];
      double gaps = random.nextBoolean() ? 0 : random.nextDouble(0.5);
      IntFunction<String> cell = cells(kind, random);
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        // The first row has a value, so that no column is without any.
        cells.add(row > 0 && random.nextDouble() < gaps ? "" : cell.apply(row));
      }
      kinds.add(kind);
      columns.add(cells);
    }
    return new Table(kinds, columns, rows);
  }

  private static IntFunction<String> cells(Kind kind, SplittableRandom random) {
    int range = random.nextBoolean() ? 4 : 100_000;
    int levels = 1 + random.nextInt(WORDS.length);
    return switch (kind) {
      // The half keeps the first value from being whole.
      case REAL ->
          row ->
              row == 0
                  ? "0.5"
                  : Double.toString(random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(9)));
      case INTEGER -> row -> String.valueOf(random.nextInt(-range, range));
      case WORD -> row -> WORDS[random.nextInt(levels)];
    };
  }

  private static String text(Table table, char delimiter, SplittableRandom random) {
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    boolean alwaysQuoted = random.nextInt(4) == 0;
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < table.columns().size(); column++) {
      text.append(column == 0 ? "" : delimiter).append(quoted("v" + column, alwaysQuoted));
    }
    for (int row = 0; row < table.rows(); row++) {
      text.append(lineEnd);
      for (int column = 0; column < table.columns().size(); column++) {
        String cell = table.columns().get(column).get(row);
        // An empty line is no row: a lone missing cell needs a marker.
        int first = table.columns().size() == 1 ? 1 : 0;
        String written = cell.isEmpty() ? MISSING.get(random.nextInt(first, MISSING.size())) : cell;
        text.append(column == 0 ? "" : delimiter).append(quoted(written, alwaysQuoted));
      }
    }
    return text.append(random.nextBoolean() ? lineEnd : "").toString();
  }

  private static String quoted(String cell, boolean always) {
    boolean needed = cell.chars().anyMatch(c -> c < ' ' || ",;|\"".indexOf(c) >= 0);
    return always || needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static byte[] encoded(String text, SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> marked(text, StandardCharsets.UTF_8);
      case 1 -> marked(text, StandardCharsets.UTF_16LE);
      case 2 -> marked(text, StandardCharsets.UTF_16BE);
      case 3 -> text.getBytes(TextEncoding.FALLBACK);
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] marked(String text, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("\uFEFF" + text).getBytes(charset));
    return bytes.toByteArray();
  }
}
