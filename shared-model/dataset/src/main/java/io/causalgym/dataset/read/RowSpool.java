package io.causalgym.dataset.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns rows into columns in constant memory.
///
/// Rows fill small chunks that keep each column together (small, so that a row's cells stay in the
/// processor's cache); a fixed number of chunks is written to disk as one block, columns one after
/// the other; what fits in one block never touches the disk.
final class RowSpool implements Cells {
  private static final int CHUNK_CELLS = 1 << 15;
  private static final int BLOCK_CELLS = 1 << 22;

  private final Path file;
  private final int columns;
  private final int chunkRows;
  private final int blockRows;
  private final List<double[]> chunks = new ArrayList<>();
  private @Nullable FileChannel channel;
  private @Nullable ByteBuffer buffer;
  private int flushedRows;
  private int rows;
  private double[] chunk = new double[0];
  private int rowInChunk;

  /// @param file made only where it is needed, removed in the end
  RowSpool(Path file, int columns) {
    this.file = file;
    this.columns = columns;
    this.chunkRows = Math.max(8, CHUNK_CELLS / columns / 8 * 8);
    int chunksInBlock = Math.max(1, BLOCK_CELLS / columns / chunkRows);
    this.blockRows = chunkRows * chunksInBlock;
    this.rowInChunk = chunkRows;
  }

  /// Begins the next row.
  void beginRow() throws IOException {
    if (rowInChunk == chunkRows) {
      if (rows - flushedRows == blockRows) {
        flush();
      }
      int index = (rows - flushedRows) / chunkRows;
      if (index == chunks.size()) {
        chunks.add(new double[columns * chunkRows]);
      }
      chunk = chunks.get(index);
      rowInChunk = 0;
    }
  }

  void put(int column, double cell) {
    chunk[column * chunkRows + rowInChunk] = cell;
  }

  void endRow() {
    rowInChunk++;
    rows++;
  }

  private void flush() throws IOException {
    FileChannel to = channel;
    if (to == null) {
      to =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      channel = to;
    }
    ByteBuffer bytes = buffer();
    bytes.clear();
    for (int column = 0; column < columns; column++) {
      for (double[] part : chunks) {
        if (bytes.remaining() < chunkRows * Double.BYTES) {
          drain(to, bytes);
        }
        bytes.asDoubleBuffer().put(part, column * chunkRows, chunkRows);
        bytes.position(bytes.position() + chunkRows * Double.BYTES);
      }
    }
    drain(to, bytes);
    flushedRows = rows;
  }

  private ByteBuffer buffer() {
    ByteBuffer bytes = buffer;
    if (bytes == null) {
      int capacity = Math.max(1 << 20, chunkRows * Double.BYTES);
      bytes = ByteBuffer.allocateDirect(capacity).order(ByteOrder.nativeOrder());
      buffer = bytes;
    }
    return bytes;
  }

  private static void drain(FileChannel to, ByteBuffer bytes) throws IOException {
    bytes.flip();
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
    bytes.clear();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void read(int column, int from, int count, double[] into) throws IOException {
    int done = 0;
    while (done < count) {
      int row = from + done;
      done +=
          row < flushedRows
              ? fromDisk(column, row, count - done, into, done)
              : fromChunk(column, row, count - done, into, done);
    }
  }

  private int fromDisk(int column, int row, int most, double[] into, int at) throws IOException {
    int block = row / blockRows;
    int inBlock = row - block * blockRows;
    ByteBuffer bytes = buffer();
    int count = Math.min(Math.min(most, blockRows - inBlock), bytes.capacity() / Double.BYTES);
    long cell = (long) block * blockRows * columns + (long) column * blockRows + inBlock;
    bytes.clear().limit(count * Double.BYTES);
    FileChannel source = channel;
    while (source != null && bytes.hasRemaining()) {
      if (source.read(bytes, cell * Double.BYTES + bytes.position()) < 0) {
        throw new IOException("the scratch file '" + file.getFileName() + "' was cut");
      }
    }
    bytes.flip().asDoubleBuffer().get(into, at, count);
    return count;
  }

  private int fromChunk(int column, int row, int most, double[] into, int at) {
    int inMemory = row - flushedRows;
    int inChunk = inMemory % chunkRows;
    int count = Math.min(most, chunkRows - inChunk);
    double[] part = chunks.get(inMemory / chunkRows);
    System.arraycopy(part, column * chunkRows + inChunk, into, at, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      Files.deleteIfExists(file);
    }
  }
}
