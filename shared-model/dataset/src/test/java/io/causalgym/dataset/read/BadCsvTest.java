package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import io.causalgym.dataset.VariableType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCsvTest {
  @TempDir Path folder;

  private void refused(String csv, Reason reason, long row, String column, String... words) {
    check(Ingested.refused(folder, csv), reason, row, column, words);
  }

  private static void check(
      DatasetException said, Reason reason, long row, String column, String... words) {
    assertThat(said).isNotNull();
    assertThat(said.reason()).as(said.getMessage()).isEqualTo(reason);
    assertThat(said.row().orElse(0)).as(said.getMessage()).isEqualTo(row);
    assertThat(said.column().orElse("")).isEqualTo(column);
    for (String word : words) {
      assertThat(said).hasMessageContaining(word);
    }
  }

  @Test
  void anEmptyFileHasNothing() {
    refused("", Reason.EMPTY, 0, "");
    refused("\n\n\r\n", Reason.EMPTY, 0, "");
  }

  @Test
  void aHeaderAloneHasNoRow() {
    refused("a,b\n", Reason.NO_ROWS, 0, "", "at least one row");
  }

  @Test
  void aRowOfAnotherWidthIsNamed() {
    refused("a,b\n1,2\n3\n4,5\n", Reason.RAGGED_ROW, 2, "b", "row 2 (line 3) has 1 cells");
    refused("a,b\n1,2\n3,4,5\n", Reason.RAGGED_ROW, 2, "", "has 3 cells, the header 2");
    refused("a,b\n1,2\n3\n", Reason.RAGGED_ROW, 2, "b");
  }

  @Test
  void aFileCutInsideARowIsSeen() {
    refused("a,b,c\n1,2,3\n4,5", Reason.TRUNCATED, 2, "c", "send it again, whole");
    refused("a,b\n1,\"never closed\n2,3\n", Reason.TRUNCATED, 1, "b", "never closed");
  }

  @Test
  void textAfterAClosingQuoteIsNoCell() {
    refused("a,b\n1,2\n1,\"x\"y\n", Reason.BAD_QUOTING, 2, "b", "double the quotes");
  }

  @Test
  void namesAreThereAndDiffer() {
    refused("a,,c\n1,2,3\n", Reason.EMPTY_NAME, 0, "", "column 2 has no name");
    refused("a,b,a\n1,2,3\n", Reason.DUPLICATE_NAME, 0, "a", "columns 1 and 3");
  }

  @Test
  void aHundredThousandColumnsAreReadAndOneMoreIsNot() {
    String names =
        IntStream.range(0, 100_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String zeros = "0" + ",0".repeat(99_999);
    String ones = "1" + ",1".repeat(99_999);
    Ingested ingested = Ingested.of(folder, names + "\n" + zeros + "\n" + ones + "\n");
    assertThat(ingested.sample().size()).isEqualTo(100_000);
    refused(names + ",more\n" + zeros + ",0\n", Reason.TOO_MANY_COLUMNS, 0, "");
  }

  @Test
  void aColumnWithoutAnyValueIsRefused() {
    refused("a,b\n1,NA\n2,\n", Reason.ALL_MISSING, 0, "b", "leave the column out");
  }

  @Test
  void aConstantColumnIsFlagged() {
    Ingested ingested = Ingested.of(folder, "a,b\n1,x\n1,y\n");
    assertThat(ingested.description().columns().get(0).constant()).isTrue();
    assertThat(ingested.description().columns().get(1).constant()).isFalse();
    assertThat(ingested.description().notes()).contains("column 'a' is constant");
  }

  @Test
  void anInfiniteNumberIsNamed() {
    refused("a,b\n1,2\n3,Inf\n", Reason.INFINITE, 2, "b");
    refused("a,b\n1,2\n3,1e999\n", Reason.INFINITE, 2, "b");
    Ingested words = Ingested.of(folder, "a,b\n1,inf\n3,low\n");
    assertThat(words.shown("b")).containsExactly("inf", "low");
  }

  @Test
  void aTextInAColumnSaidToBeContinuousIsNamed() {
    DatasetException said =
        Ingested.refused(
            folder,
            "a,b\n1,2\n3,x7\n".getBytes(StandardCharsets.UTF_8),
            IngestionOptions.DEFAULT.withType("b", VariableType.CONTINUOUS));
    check(said, Reason.NOT_A_NUMBER, 2, "b", "'x7'");
  }

  @Test
  void aTextAmongManyNumbersIsNamed() {
    String csv =
        "a,b\n"
            + IntStream.range(0, 1000)
                .mapToObj(i -> i == 700 ? "7,oops" : "7," + i / 8.0)
                .collect(Collectors.joining("\n"));
    refused(csv, Reason.NOT_A_NUMBER, 701, "b", "'oops'", "missing values");
  }

  @Test
  void aTypeForAColumnThatIsNotThereIsRefused() {
    DatasetException said =
        Ingested.refused(
            folder,
            "a\n1\n".getBytes(StandardCharsets.UTF_8),
            IngestionOptions.DEFAULT.withType("z", VariableType.DISCRETE));
    check(said, Reason.UNKNOWN_COLUMN, 0, "z");
  }

  @Test
  void moreLevelsThanCodesAreRefused() {
    String csv =
        "key\n"
            + IntStream.range(0, 32_768).mapToObj(i -> "k" + i).collect(Collectors.joining("\n"));
    refused(csv, Reason.TOO_MANY_LEVELS, 32_768, "key", "more than 32767");
    Ingested fits = Ingested.of(folder, csv.substring(0, csv.lastIndexOf('\n') + 1));
    assertThat(fits.sample().variables().getFirst().levels()).hasSize(32_767);
    assertThat(fits.shown("key").get(32_766)).isEqualTo("k32766");
  }

  @Test
  void aCellMayNotBeEndless() {
    refused("a,b\n1," + "x".repeat(10_001) + "\n", Reason.CELL_TOO_LONG, 1, "b");
    refused("a,b\n1,\"" + "x,\n".repeat(100_000), Reason.CELL_TOO_LONG, 1, "b");
    refused("x".repeat(200_000), Reason.CELL_TOO_LONG, 0, "", "the header");
    refused("a," + "x".repeat(20_000), Reason.CELL_TOO_LONG, 0, "2");
  }

  @Test
  void binaryBytesAreNoText() {
    byte[] garbage = new byte[5000];
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      random.nextBytes(garbage);
      assertThat(Ingested.refused(folder, garbage, IngestionOptions.DEFAULT)).isNotNull();
    }
    refused("a,b\nx\u0001y,2\n", Reason.NOT_TEXT, 1, "a", "control character");
  }

  @Test
  void aNamedEncodingIsHeldTo() {
    DatasetException said =
        Ingested.refused(
            folder,
            new byte[] {'a', '\n', 'x', (byte) 0xE9, '\n'},
            IngestionOptions.DEFAULT.withEncoding(StandardCharsets.UTF_8));
    check(said, Reason.NOT_TEXT, 1, "", "UTF-8");
  }

  @Test
  void bytesThatAreNotUtf8FarIntoTheFileBeginAnew() {
    String csv = "a,b\n" + "1,xx\n".repeat(50_000) + "2,caf\u00E9\n";
    Ingested ingested =
        Ingested.of(folder, csv.getBytes(StandardCharsets.ISO_8859_1), IngestionOptions.DEFAULT);
    assertThat(ingested.shown("b")).endsWith("caf\u00E9");
    assertThat(ingested.description().encoding()).contains("windows-1252");
    assertThat(ingested.description().notes()).anyMatch(note -> note.contains("not UTF-8"));
  }

  @Test
  void aDamagedCharacterOfUtf8DoesNotTurnTheOthersIntoLatin1() {
    byte[] csv = "a,b\n1,\u00E9t\u00E9\n2,x\u00E9".getBytes(StandardCharsets.UTF_8);
    DatasetException said =
        Ingested.refused(folder, Arrays.copyOf(csv, csv.length - 1), IngestionOptions.DEFAULT);
    check(said, Reason.NOT_TEXT, 2, "", "UTF-8");
  }

  @Test
  void textsMadeToCollideAreCountedAsFastAsOthers() {
    // All 4096 have one hash code.
    String rows =
        IntStream.range(0, 4096 * 20)
            .mapToObj(
                i -> Integer.toBinaryString(4096 + i % 4096).replace("0", "Aa").replace("1", "BB"))
            .collect(Collectors.joining("\n"));
    Ingested ingested = Ingested.of(folder, "c\n" + rows + "\n");
    assertThat(ingested.sample().variables().getFirst().levels()).hasSize(4096);
  }

  @Test
  void archivesAreRefusedWithARemedy() {
    byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
    check(
        Ingested.refused(folder, zip, IngestionOptions.DEFAULT),
        Reason.UNSUPPORTED_FORMAT,
        0,
        "",
        "unpack it");
  }

  @Test
  void aGzipBombIsStopped() {
    byte[] text = new byte[48 << 20];
    Arrays.fill(text, (byte) '\n');
    System.arraycopy("a\n1\n".getBytes(StandardCharsets.US_ASCII), 0, text, 0, 4);
    check(
        Ingested.refused(folder, Ingested.gzip(text), IngestionOptions.DEFAULT),
        Reason.COMPRESSION_BOMB,
        0,
        "",
        "300 times");
  }

  @Test
  void aTextLongerThanAllowedIsStopped() {
    IngestionOptions options =
        IngestionOptions.DEFAULT.withLimits(IngestionLimits.DEFAULT.withBytes(1000));
    byte[] text = ("a\n" + "1\n".repeat(1000)).getBytes(StandardCharsets.US_ASCII);
    check(Ingested.refused(folder, text, options), Reason.TOO_LARGE, 0, "", "1000 bytes");
    assertThatThrownBy(() ->
            new Ingestion(options, IngestionControl.NONE)
                .ingest(new ByteArrayInputStream(text), folder.resolve("t")))
        .isInstanceOf(DatasetException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void moreRowsThanAllowedAreRefused() {
    IngestionOptions options =
        IngestionOptions.DEFAULT.withLimits(IngestionLimits.DEFAULT.withRows(2));
    byte[] text = "a\n1\n2\n3\n".getBytes(StandardCharsets.US_ASCII);
    check(Ingested.refused(folder, text, options), Reason.TOO_MANY_ROWS, 3, "");
  }

  @Test
  void aStoppedIngestionLeavesNothing() throws Exception {
    Path source = folder.resolve("source");
    Files.writeString(source, "a,b\n" + "1.5,2.5\n".repeat(100_000));
    AtomicInteger asked = new AtomicInteger();
    IngestionControl control =
        new IngestionControl(() -> asked.incrementAndGet() > 20, (done, total) -> {});
    assertThatThrownBy(() ->
            new Ingestion(IngestionOptions.DEFAULT, control)
                .ingest(source, folder.resolve("target")))
        .isInstanceOf(CancellationException.class);
    assertThat(folder.toFile().list()).containsExactly("source");
  }
}
