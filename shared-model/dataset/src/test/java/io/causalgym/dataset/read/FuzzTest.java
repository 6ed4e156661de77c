package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files end in a typed error or a table; they never hang, crash or leave files behind.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class FuzzTest {
  private static final String CSV = "name,\"a, b\",n\nx,\"q\"\"1\",1.5\n\"y\nz\",é,NA\nw,,-2e3\n";

  @TempDir Path folder;

  // Anything else than a DatasetException passes through and fails the test.
  private Object outcome(byte[] bytes) {
    try {
      return Ingested.of(folder, bytes, IngestionOptions.DEFAULT);
    } catch (DatasetException said) {
      assertThat(said.getMessage()).isNotBlank();
      return said.reason();
    }
  }

  @Test
  void csvCutAnywhereIsRefusedOrHasOnlyWholeRows() {
    byte[] whole = CSV.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      Object outcome = outcome(Arrays.copyOf(whole, length));
      if (outcome instanceof Ingested ingested && ingested.names().contains("n")) {
        assertThat(ingested.shown("name"))
            .isEqualTo(List.of("x", "y\nz", "w").subList(0, ingested.description().rows()));
      }
    }
  }

  @Test
  void gzipCutAnywhereIsTruncated() {
    byte[] whole = Ingested.gzip(CSV.getBytes(StandardCharsets.UTF_8));
    for (int length = 2; length < whole.length; length++) {
      assertThat(outcome(Arrays.copyOf(whole, length)))
          .as("length %d", length)
          .isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void flippedBytesOfCsvAndGzipNeverCrash() {
    byte[] plain = CSV.getBytes(StandardCharsets.UTF_8);
    byte[] packed = Ingested.gzip(plain);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      assertThat(outcome(damaged(i % 2 == 0 ? plain : packed, random))).isNotNull();
    }
  }

  @Test
  void anySequenceOfSignsIsATableOrAnError() {
    SplittableRandom random = new SplittableRandom(11);
    String signs = ",,,;;\t|\"\"\n\n\n\r 0012aé.-NA";
    for (int i = 0; i < 1500; i++) {
      StringBuilder csv = new StringBuilder(random.nextBoolean() ? "a,b\n" : "");
      int length = random.nextInt(60);
      for (int at = 0; at < length; at++) {
        csv.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(outcome(csv.toString().getBytes(StandardCharsets.UTF_8))).isNotNull();
    }
  }

  @Test
  void parquetCutAnywhereIsRefused() {
    byte[] whole = Ingested.resource("small.parquet");
    for (int length = 0; length < whole.length; length++) {
      assertThat(outcome(Arrays.copyOf(whole, length)))
          .as("length %d", length)
          .isInstanceOf(Reason.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small",
        "plain_gzip",
        "plain_snappy",
        "plain_zstd",
        "plain_uncompressed",
        "v2",
        "groups"
      })
  void flippedBytesOfParquetNeverCrash(String name) {
    flip(name, 15);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {"small", "plain_gzip", "plain_snappy", "plain_zstd", "plain_uncompressed", "v2"})
  void manyFlippedBytesOfParquetNeverCrash(String name) {
    flip(name, 3000);
  }

  private void flip(String name, int times) {
    byte[] whole = Ingested.resource(name + ".parquet");
    SplittableRandom random = new SplittableRandom(name.hashCode() + times);
    for (int i = 0; i < times; i++) {
      assertThat(outcome(damaged(whole, random))).isNotNull();
    }
  }

  @Test
  void bytesOfAParquetFooterMayLie() {
    byte[] whole = Ingested.resource("small.parquet");
    int footer =
        whole.length
            - 8
            - ((whole[whole.length - 8] & 0xFF) | ((whole[whole.length - 7] & 0xFF) << 8));
    for (int at = footer; at < whole.length; at += 2) {
      byte[] lying = whole.clone();
      lying[at] ^= (byte) (at % 4 < 2 ? 0x01 : 0xFF);
      assertThat(outcome(lying)).isNotNull();
    }
  }

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int flips = 1 + random.nextInt(4);
    for (int flip = 0; flip < flips; flip++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }
}
