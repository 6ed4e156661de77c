package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.FieldPath;
import dev.hardwood.metadata.PhysicalType;
import io.causalgym.dataset.DatasetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pages and indexes written by hand in Thrift's compact protocol, most of them lying.
class PageWalkTest {
  private static final long MOST = 1L << 30;

  /// A file under construction.
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes raw(int... octets) {
      for (int octet : octets) {
        out.write(octet);
      }
      return this;
    }

    Bytes unsigned(long value) {
      long rest = value;
      while (rest >>> 7 != 0) {
        out.write((int) (rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      out.write((int) rest);
      return this;
    }

    Bytes zigzag(long value) {
      return unsigned((value << 1) ^ (value >> 63));
    }

    /// A data page of version 1: kind, lengths, number of values; its body follows.
    Bytes page(long unpacked, long packed, long values) {
      raw(0x15).zigzag(0).raw(0x15).zigzag(unpacked).raw(0x15).zigzag(packed);
      raw(0x2C, 0x15).zigzag(values);
      return raw(0x15).zigzag(0).raw(0x15).zigzag(3).raw(0x15).zigzag(3).raw(0, 0);
    }

    /// An index of one page.
    Bytes index(long at, long size) {
      raw(0x19, 0x1C, 0x16).zigzag(at).raw(0x15).zigzag(size);
      return raw(0x16).zigzag(0).raw(0, 0);
    }

    int size() {
      return out.size();
    }
  }

  private static void walk(Bytes file, CompressionCodec codec, int end, int index, long rows)
      throws IOException {
    InputFile input = InputFile.of(ByteBuffer.wrap(file.out.toByteArray()));
    input.open();
    ColumnMetaData meta =
        new ColumnMetaData(
            PhysicalType.INT32,
            List.of(Encoding.PLAIN),
            FieldPath.of("x"),
            codec,
            rows,
            64,
            end - 4,
            Map.of(),
            4,
            null,
            null,
            null,
            null,
            null);
    ColumnChunk chunk =
        index < 0
            ? new ColumnChunk(meta, null, null, null, null)
            : new ColumnChunk(meta, (long) index, file.size() - index, null, null);
    new PageWalk(input, MOST).check(chunk, rows);
  }

  private static void check(Bytes file, CompressionCodec codec, long rows) throws IOException {
    walk(file, codec, file.size(), -1, rows);
  }

  private static Bytes begun() {
    return new Bytes().raw('P', 'A', 'R', '1');
  }

  @Test
  void honestPagesPass() {
    Bytes plain = begun().page(8, 8, 2).raw(new int[8]).page(4, 4, 1).raw(new int[4]);
    assertThatCode(() -> check(plain, CompressionCodec.UNCOMPRESSED, 3)).doesNotThrowAnyException();
    Bytes packed = begun().page(300, 4, 2).unsigned(300).raw(0, 0);
    assertThatCode(() -> check(packed, CompressionCodec.SNAPPY, 2)).doesNotThrowAnyException();
  }

  @Test
  void lengthsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> check(begun().page(8, 900, 2), CompressionCodec.GZIP, 2))
        .hasMessageContaining("reaches beyond");
    assertThatThrownBy(() -> check(begun().page(8, -1, 2), CompressionCodec.GZIP, 2))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> check(begun().page(1L << 30, 4, 2).raw(new int[4]), CompressionCodec.GZIP, 2))
        .hasMessageContaining("a page of 1073741824 bytes");
    assertThatThrownBy(
            () -> check(begun().page(4, 4, 1L << 30).raw(new int[4]), CompressionCodec.GZIP, 2))
        .hasMessageContaining("values");
    assertThatThrownBy(
            () -> check(begun().page(9, 8, 2).raw(new int[8]), CompressionCodec.UNCOMPRESSED, 2))
        .hasMessageContaining("two lengths");
  }

  @Test
  void pagesThatTakeTooMuchTogetherAreRefused() {
    Bytes file = begun();
    for (int page = 0; page < 10; page++) {
      file.page(1L << 27, 4, 1).raw(new int[4]);
    }
    assertThatThrownBy(() -> check(file, CompressionCodec.ZSTD, 10))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("1073741824 bytes allowed");
  }

  @Test
  void aPackedBlockLongerThanItsPageIsRefused() {
    Bytes lying = begun().page(300, 4, 2).unsigned(3_000_000).raw(0);
    assertThatThrownBy(() -> check(lying, CompressionCodec.SNAPPY, 2))
        .hasMessageContaining("another length");
  }

  @Test
  void pagesHoldAsManyValuesAsThereAreRows() {
    Bytes file = begun().page(8, 8, 2).raw(new int[8]);
    assertThatThrownBy(() -> check(file, CompressionCodec.UNCOMPRESSED, 3))
        .hasMessageContaining("2 of 3 values");
    assertThatThrownBy(() -> check(file, CompressionCodec.UNCOMPRESSED, 1))
        .hasMessageContaining("2 of 1 values");
  }

  @Test
  void anIndexLeadsToPages() {
    Bytes file = begun().page(8, 8, 2).raw(new int[8]);
    int end = file.size();
    assertThatCode(() -> walk(file.index(4, end - 4), CompressionCodec.UNCOMPRESSED, end, end, 2))
        .doesNotThrowAnyException();
    Bytes other = begun().page(8, 8, 2).raw(new int[8]).index(5, end - 4);
    assertThatThrownBy(() -> walk(other, CompressionCodec.UNCOMPRESSED, end, end, 2))
        .hasMessageContaining("leads to no page");
  }

  @Test
  void structsThatNestWithoutEndAreRefused() {
    int[] deep = new int[5000];
    Arrays.fill(deep, 0x1C);
    assertThatThrownBy(() -> check(begun().raw(deep), CompressionCodec.GZIP, 2))
        .hasMessageContaining("nest too deeply");
    assertThatThrownBy(
            () -> new CompactThrift(ByteBuffer.wrap(new byte[] {0x18, 0x7F})).requireStruct())
        .isInstanceOf(IOException.class);
  }
}
