package io.causalgym.dataset.store;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetDescription.Column;
import io.causalgym.dataset.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Writes a columnar file, column after column, in one buffer's memory.
///
/// Until {@link #finish} has returned, the file has no header and cannot be opened.
public final class ColumnarWriter implements AutoCloseable {
  private static final int BLOCK = 1 << 13;

  private final FileChannel channel;
  private final int rows;
  private final List<Segment> segments = new ArrayList<>();
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private final double[] block = new double[BLOCK];
  private long at = ColumnarFile.HEADER_BYTES;

  /// @param file created, or emptied
  public ColumnarWriter(Path file, int rows) throws IOException {
    this.rows = rows;
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /// Adds a column.
  ///
  /// @param cells numbers, NaN where missing; for a discrete column its codes as numbers, NaN where
  ///   missing
  public void add(Column column, CellReader cells) throws IOException {
    SegmentKind kind =
        column.variable().isDiscrete()
            ? SegmentKind.ofLevels(column.variable().levels().size())
            : SegmentKind.DOUBLES;
    align();
    long offset = at + buffer.position();
    CRC32C checksum = new CRC32C();
    for (int from = 0; from < rows; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      cells.read(from, count, block);
      if (buffer.remaining() < count * kind.width) {
        flush();
      }
      int start = buffer.position();
      put(kind, count);
      checksum.update(buffer.slice(start, buffer.position() - start));
    }
    segments.add(new Segment(column, kind, offset, (int) checksum.getValue()));
  }

  private void put(SegmentKind kind, int count) {
    switch (kind) {
      case DOUBLES -> {
        buffer.asDoubleBuffer().put(block, 0, count);
        buffer.position(buffer.position() + count * Double.BYTES);
      }
      case BYTES -> {
        for (int i = 0; i < count; i++) {
          buffer.put((byte) code(block[i]));
        }
      }
      case SHORTS -> {
        for (int i = 0; i < count; i++) {
          buffer.putShort((short) code(block[i]));
        }
      }
    }
  }

  private static int code(double cell) {
    return Double.isNaN(cell) ? Sample.MISSING : (int) cell;
  }

  private void align() throws IOException {
    if (buffer.remaining() < ColumnarFile.ALIGNMENT) {
      flush();
    }
    while ((at + buffer.position()) % ColumnarFile.ALIGNMENT != 0) {
      buffer.put((byte) 0);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    int length = buffer.remaining();
    Directory.writeFully(channel, buffer, at);
    at += length;
    buffer.clear();
  }

  /// Writes directory and header, and waits until the disk has everything.
  public DatasetDescription finish(
      String format, Optional<String> encoding, Optional<String> delimiter, List<String> notes)
      throws IOException {
    align();
    flush();
    List<Column> columns = segments.stream().map(Segment::column).toList();
    DatasetDescription description =
        new DatasetDescription(rows, columns, format, encoding, delimiter, notes);
    new Directory(description, segments).write(channel, at);
    channel.force(true);
    return description;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
