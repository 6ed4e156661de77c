package io.causalgym.dataset.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps cells on disk that arrive column after column.
final class ColumnSpool implements Cells {
  private final Path file;
  private final int rows;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.nativeOrder());

  ColumnSpool(Path file, int rows) throws IOException {
    this.file = file;
    this.rows = rows;
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  /// Appends a cell; each column must have all its rows.
  void put(double cell) throws IOException {
    if (buffer.remaining() < Double.BYTES) {
      drain();
    }
    buffer.putDouble(cell);
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /// Ends the writing; reading may begin.
  void end() throws IOException {
    drain();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void read(int column, int from, int count, double[] into) throws IOException {
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, buffer.capacity() / Double.BYTES);
      long at = ((long) column * rows + from + done) * Double.BYTES;
      buffer.clear().limit(part * Double.BYTES);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, at + buffer.position()) < 0) {
          throw new IOException("the scratch file '" + file.getFileName() + "' was cut");
        }
      }
      buffer.flip().asDoubleBuffer().get(into, done, part);
      done += part;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
