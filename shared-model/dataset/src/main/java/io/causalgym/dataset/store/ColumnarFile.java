package io.causalgym.dataset.store;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// One dataset in one file that describes itself, little-endian throughout:
///
/// | at | what |
/// |---|---|
/// | 0 | header of 64 bytes: magic, version, rows, columns, place, length and CRC-32C of the directory, CRC-32C of the header itself |
/// | 64, and each multiple of 64 that follows | a segment for each column: doubles, or codes in bytes or shorts |
/// | behind the last segment | directory: for each column its name, type, levels, missing cells, place and CRC-32C; then format, encoding, delimiter and notes |
///
/// Segments begin at multiples of a cache line, so that a map of the file is aligned for vector
/// loads. {@link #open} checks header and directory; {@link #verify} reads every segment too.
public final class ColumnarFile {
  static final long MAGIC = 0x314C_4F43_4D59_4743L; // "CGYMCOL1" as little-endian bytes
  static final int VERSION = 1;
  static final int HEADER_BYTES = 64;
  static final int HEADER_CHECKED = 44;
  static final int ALIGNMENT = 64;

  private ColumnarFile() {}

  /// Maps a file.
  ///
  /// @throws DatasetException with {@link Reason#CORRUPT} if it is no columnar file, was cut or
  ///   changed
  public static MappedSample open(Path file) throws IOException {
    return MappedSample.open(file);
  }

  /// What a file says of its dataset, without mapping it.
  ///
  /// @throws DatasetException as {@link #open} does
  public static DatasetDescription describe(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Directory.read(channel).description();
    }
  }

  /// A sample in memory where its arrays take at most a number of bytes, a mapped one otherwise; a
  /// mapped one is closed by the caller.
  public static Sample load(Path file, long budgetBytes) throws IOException {
    MappedSample mapped = open(file);
    if (memoryBytes(mapped) > budgetBytes) {
      return mapped;
    }
    try (mapped) {
      return inMemory(mapped);
    }
  }

  /// What a copy in memory takes.
  public static long memoryBytes(Sample sample) {
    long row = 0;
    for (Variable variable : sample.variables()) {
      row += variable.isDiscrete() ? Short.BYTES : Double.BYTES;
    }
    return Math.multiplyExact(row, (long) sample.rows());
  }

  static MemorySample inMemory(Sample sample) {
    MemorySample.Builder builder = new MemorySample.Builder(sample.rows());
    for (int column = 0; column < sample.size(); column++) {
      Variable variable = sample.variables().get(column);
      if (variable.isDiscrete()) {
        builder.discrete(variable.name(), variable.levels(), sample.codes(column));
      } else {
        builder.continuous(variable.name(), sample.values(column));
      }
    }
    return builder.build();
  }

  /// Reads every byte and compares the checksums.
  ///
  /// @throws DatasetException with {@link Reason#CORRUPT}, naming the column that was changed
  public static void verify(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Directory directory = Directory.read(channel);
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
      for (Segment segment : directory.segments()) {
        if (checksum(channel, segment, directory.rows(), buffer) != segment.checksum()) {
          String name = segment.column().variable().name();
          throw new DatasetException(
              Reason.CORRUPT, 0, name, "column '" + name + "' was changed; ingest the file again");
        }
      }
    }
  }

  private static int checksum(FileChannel channel, Segment segment, int rows, ByteBuffer buffer)
      throws IOException {
    CRC32C checksum = new CRC32C();
    long at = segment.offset();
    long end = at + segment.bytes(rows);
    while (at < end) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
      int read = channel.read(buffer, at);
      if (read <= 0) {
        break;
      }
      checksum.update(buffer.flip());
      at += read;
    }
    return (int) checksum.getValue();
  }

  static DatasetException corrupt(String what) {
    return new DatasetException(
        Reason.CORRUPT, "the stored dataset is damaged: " + what + "; ingest the file again");
  }
}
