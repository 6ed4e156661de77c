package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import io.causalgym.dataset.VariableType;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files in `src/test/resources/parquet` were written by DuckDB and parquet-rs from the
/// formulas below.
class ParquetTest {
  @TempDir Path folder;

  private Ingested read(String name) {
    return Ingested.of(folder, Ingested.resource(name + ".parquet"), IngestionOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain_uncompressed", "plain_snappy", "plain_gzip", "plain_zstd", "v2"})
  void everyCodecAndTypeComesBackCellForCell(String name) {
    Ingested table = read(name);
    check(table);
    for (int i = 0; i < 500; i++) {
      assertThat(number(table, "price", i)).isEqualTo(i * 1.25);
      assertThat(number(table, "big", i)).isEqualTo(i * 1.5);
      assertThat(number(table, "day", i)).isEqualTo(19_723 + i % 40);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrow_indexed", "arrow_v2", "arrow_plain", "arrow_bss"})
  void pagesOfEveryEncodingComeBackCellForCell(String name) {
    check(read(name));
  }

  private static void check(Ingested table) {
    assertThat(table.description().rows()).isEqualTo(500);
    assertThat(table.description().format()).isEqualTo("parquet");
    for (int i = 0; i < 500; i++) {
      assertThat(number(table, "whole", i)).isEqualTo(i);
      assertThat(number(table, "real", i)).isCloseTo(Math.sin(i) * 10, within());
      assertThat(number(table, "single", i)).isEqualTo((float) Math.cos(i), within());
      assertThat(number(table, "long", i)).isEqualTo(i * 1_000_000_007.0);
      assertThat(number(table, "unsigned", i)).isEqualTo(i % 200);
      assertThat(table.shown("gap").get(i)).isEqualTo(i % 5 == 0 ? "" : String.valueOf(i * 0.5));
      assertThat(table.shown("code").get(i)).isEqualTo(String.valueOf(i % 3));
      assertThat(table.shown("flag").get(i)).isEqualTo(String.valueOf(i % 2 == 0));
      assertThat(table.shown("text").get(i))
          .isEqualTo(i % 7 == 0 ? "" : List.of("low", "mid", "high").get(i % 3));
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  private static double number(Ingested table, String name, int row) {
    return table.sample().values(table.names().indexOf(name))[row];
  }

  @Test
  void groupsOfRowsFollowEachOther() {
    Ingested table = read("groups");
    assertThat(table.description().rows()).isEqualTo(6000);
    for (int i = 0; i < 6000; i++) {
      assertThat(number(table, "whole", i)).isEqualTo(i);
    }
    assertThat(table.shown("text").subList(5997, 6000)).containsExactly("a", "b", "c");
  }

  @Test
  void aTypeMayBeChosen() {
    IngestionOptions options =
        IngestionOptions.DEFAULT
            .withType("code", VariableType.CONTINUOUS)
            .withType("whole", VariableType.DISCRETE);
    Ingested table = Ingested.of(folder, Ingested.resource("small.parquet"), options);
    assertThat(table.sample().variables().get(1).isDiscrete()).isFalse();
    assertThat(table.sample().variables().get(0).levels())
        .startsWith("0", "1", "2", "3")
        .endsWith("11");
    DatasetException said =
        Ingested.refused(
            folder,
            Ingested.resource("small.parquet"),
            IngestionOptions.DEFAULT.withType("text", VariableType.CONTINUOUS));
    assertThat(said.reason()).isEqualTo(Reason.NOT_A_NUMBER);
    assertThat(said.row()).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nested, UNSUPPORTED_TYPE, list",
    "uuid, UNSUPPORTED_TYPE, u",
    "lz4, UNSUPPORTED_TYPE, a",
    "norows, NO_ROWS, ''"
  })
  void whatIsNotReadIsNamed(String name, Reason reason, String column) {
    DatasetException said =
        Ingested.refused(folder, Ingested.resource(name + ".parquet"), IngestionOptions.DEFAULT);
    assertThat(said.reason()).isEqualTo(reason);
    assertThat(said.column().orElse("")).isEqualTo(column);
  }

  @Test
  void aFooterLongerThanTheFileIsRefused() {
    byte[] file = Ingested.resource("small.parquet");
    for (int at = file.length - 8; at < file.length - 4; at++) {
      file[at] = 0x7F;
    }
    DatasetException said = Ingested.refused(folder, file, IngestionOptions.DEFAULT);
    assertThat(said.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(said).hasMessageContaining("footer");
  }

  @Test
  void moreBytesUnpackedThanAllowedAreRefused() {
    byte[] file = Ingested.resource("plain_zstd.parquet");
    assertThat(limited(file, 40_000).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(limited(file, 48_000)).isNull();
  }

  private DatasetException limited(byte[] file, long bytes) {
    return Ingested.refused(
        folder,
        file,
        IngestionOptions.DEFAULT.withLimits(IngestionLimits.DEFAULT.withBytes(bytes)));
  }
}
