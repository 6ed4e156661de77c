package io.causalgym.dataset.read;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// Walks the headers of all pages of a Parquet file before any page is unpacked, so that a size
/// which cannot be is refused instead of allocated. In particular Snappy's native code writes as
/// many bytes as the packed block itself asks for: the two lengths must agree.
final class PageWalk {
  // Writers make pages of about 1 MiB; a hundred times that is taken for an attack, and so are more
  // values than any writer's group of rows has by default.
  private static final long LARGEST_PAGE = 1L << 27;
  private static final long MOST_VALUES = 1L << 22;
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int KINDS = 4;

  private final InputFile file;
  private final long most;
  private long total;

  /// @param most unpacked bytes of all pages
  PageWalk(InputFile file, long most) {
    this.file = file;
    this.most = most;
  }

  /// Checks a column's pages within one group of rows.
  ///
  /// @throws IOException if they contradict themselves; the message says how
  /// @throws DatasetException if all pages so far are too large
  void check(ColumnChunk chunk, long rows) throws IOException {
    ColumnMetaData meta = chunk.metaData();
    long at = chunk.chunkStartOffset();
    long end = at + meta.totalCompressedSize();
    long values = 0;
    Map<Long, Long> pages = new HashMap<>();
    while (at < end && values < rows) {
      PageHeader header = header(at, end);
      check(header, meta.codec(), at, end);
      if (header.kind() == 0 || header.kind() == 3) {
        values += header.values();
      }
      long length = header.length() + header.packed();
      pages.put(at, length);
      at += length;
    }
    if (values != rows) {
      throw new IOException("its pages hold " + values + " of " + rows + " values");
    }
    checkIndex(chunk, pages);
  }

  private PageHeader header(long at, long end) throws IOException {
    int length = 256;
    while (true) {
      int peek = (int) Math.min(length, end - at);
      try {
        return PageHeader.read(file.readRange(at, peek));
      } catch (EOFException cut) {
        if (peek < length || length >= LONGEST_HEADER) {
          throw cut;
        }
        length *= 8;
      }
    }
  }

  private void check(PageHeader header, CompressionCodec codec, long at, long end)
      throws IOException {
    if (header.kind() < 0 || header.kind() >= KINDS) {
      throw new IOException("a page of unknown kind");
    }
    if (header.packed() < 0 || at + header.length() + header.packed() > end) {
      throw new IOException("a page reaches beyond its column");
    }
    if (header.unpacked() < 0 || header.unpacked() > LARGEST_PAGE) {
      throw new IOException(
          "a page of " + header.unpacked() + " bytes, where at most " + LARGEST_PAGE + " are read");
    }
    if (header.values() < 0 || header.values() > MOST_VALUES) {
      throw new IOException(
          "a page of " + header.values() + " values, where at most " + MOST_VALUES + " are read");
    }
    total += header.unpacked();
    if (total > most) {
      throw new DatasetException(
          Reason.TOO_LARGE,
          "the Parquet file's pages take more than the "
              + most
              + " bytes allowed once unpacked; send fewer rows");
    }
    checkPacked(header, codec, at + header.length());
  }

  private void checkPacked(PageHeader header, CompressionCodec codec, long body)
      throws IOException {
    boolean second = header.kind() == 3;
    long levels = second ? header.levels() : 0;
    if (levels < 0 || levels > header.packed() || levels > header.unpacked()) {
      throw new IOException("a page whose levels are longer than the page");
    }
    if (codec == CompressionCodec.UNCOMPRESSED && header.packed() != header.unpacked()) {
      throw new IOException("an unpacked page with two lengths");
    }
    if (codec == CompressionCodec.SNAPPY && (!second || header.compressed())) {
      int room = (int) Math.min(5, header.packed() - levels);
      if (room == 0 && header.unpacked() == levels) {
        return;
      }
      if (unsigned(file.readRange(body + levels, room)) != header.unpacked() - levels) {
        throw new IOException("a packed page of another length than its header says");
      }
    }
  }

  private static long unsigned(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; bytes.hasRemaining(); shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }

  // A reader may find pages by this index; it must lead to pages that were checked.
  private void checkIndex(ColumnChunk chunk, Map<Long, Long> pages) throws IOException {
    Long offset = chunk.offsetIndexOffset();
    Integer length = chunk.offsetIndexLength();
    if (offset == null || length == null) {
      return;
    }
    CompactThrift thrift = new CompactThrift(file.readRange(offset, length));
    thrift.enter();
    while (thrift.next()) {
      int field = thrift.field();
      if (field == 1 && thrift.type() == CompactThrift.LIST) {
        int count = thrift.list(CompactThrift.STRUCT);
        for (int page = 0; page < count; page++) {
          checkLocation(thrift, pages);
        }
        thrift.leave(field);
      } else {
        thrift.skip();
      }
    }
  }

  private static void checkLocation(CompactThrift thrift, Map<Long, Long> pages)
      throws IOException {
    long at = -1;
    long size = -1;
    thrift.enter();
    while (thrift.next()) {
      int field = thrift.field();
      if (field == 1 && thrift.type() == 6) {
        at = thrift.number();
      } else if (field == 2 && thrift.type() == 5) {
        size = thrift.number();
      } else {
        thrift.skip();
      }
    }
    if (pages.getOrDefault(at, -1L) != size) {
      throw new IOException("an index that leads to no page");
    }
  }
}
