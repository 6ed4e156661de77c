package io.causalgym.dataset.store;

import static io.causalgym.dataset.store.ColumnarFile.corrupt;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetDescription.Column;
import io.causalgym.dataset.Variable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The part of a columnar file that says what is in it.
record Directory(DatasetDescription description, List<Segment> segments) {
  Directory {
    segments = List.copyOf(segments);
  }

  int rows() {
    return description.rows();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Segment segment : segments) {
        write(out, segment);
      }
      text(out, description.format());
      texts(out, description.encoding().stream().toList());
      texts(out, description.delimiter().stream().toList());
      texts(out, description.notes());
    } catch (IOException e) {
      throw new AssertionError("an array cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Segment segment) throws IOException {
    Column column = segment.column();
    text(out, column.variable().name());
    out.writeByte(segment.kind().mark);
    out.writeInt(column.missing());
    out.writeBoolean(column.constant());
    out.writeLong(segment.offset());
    out.writeInt(segment.checksum());
    texts(out, column.variable().levels());
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  // Not writeUTF, which ends at 64 KiB.
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// Puts the directory behind the segments and the header before them.
  void write(FileChannel channel, long at) throws IOException {
    byte[] directory = bytes();
    writeFully(channel, ByteBuffer.wrap(directory), at);
    ByteBuffer header =
        ByteBuffer.allocate(ColumnarFile.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(ColumnarFile.MAGIC).putInt(ColumnarFile.VERSION).putInt(0);
    header.putInt(rows()).putInt(segments.size());
    header.putLong(at).putLong(directory.length).putInt(checksum(directory));
    header.putInt(checksum(header.array(), ColumnarFile.HEADER_CHECKED));
    writeFully(channel, header.clear(), 0);
  }

  static void writeFully(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
    long to = at;
    while (buffer.hasRemaining()) {
      to += channel.write(buffer, to);
    }
  }

  private static int checksum(byte[] bytes) {
    return checksum(bytes, bytes.length);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  /// @throws io.causalgym.dataset.DatasetException if anything contradicts itself or the file's
  ///   size
  static Directory read(FileChannel channel) throws IOException {
    ByteBuffer header =
        ByteBuffer.wrap(read(channel, 0, ColumnarFile.HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getLong() != ColumnarFile.MAGIC) {
      throw corrupt("it does not begin as a columnar file");
    }
    int version = header.getInt();
    if (header.getInt(ColumnarFile.HEADER_CHECKED)
        != checksum(header.array(), ColumnarFile.HEADER_CHECKED)) {
      throw corrupt("its header was changed");
    }
    if (version != ColumnarFile.VERSION) {
      throw corrupt("version " + version + " is not known");
    }
    header.getInt();
    int rows = header.getInt();
    int columns = header.getInt();
    long at = header.getLong();
    byte[] directory = read(channel, at, header.getLong());
    if (header.getInt() != checksum(directory)) {
      throw corrupt("its directory was changed");
    }
    return parse(directory, rows, columns, at);
  }

  private static byte[] read(FileChannel channel, long at, long length) throws IOException {
    if (at < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || at + length > channel.size()) {
      throw corrupt("it was cut");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw corrupt("it was cut");
      }
    }
    return buffer.array();
  }

  private static Directory parse(byte[] directory, int rows, int columns, long end) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(directory))) {
      List<Segment> segments = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        Segment segment = segment(in);
        if (segment.offset() < ColumnarFile.HEADER_BYTES
            || segment.offset() + segment.bytes(rows) > end) {
          throw corrupt("a column lies outside the file");
        }
        segments.add(segment);
      }
      String format = text(in);
      Optional<String> encoding = texts(in).stream().findFirst();
      Optional<String> delimiter = texts(in).stream().findFirst();
      List<String> notes = texts(in);
      List<Column> described = segments.stream().map(Segment::column).toList();
      return new Directory(
          new DatasetDescription(rows, described, format, encoding, delimiter, notes), segments);
    } catch (IOException cut) {
      throw corrupt("its directory is too short");
    }
  }

  private static Segment segment(DataInputStream in) throws IOException {
    String name = text(in);
    SegmentKind kind = SegmentKind.marked(in.readByte());
    int missing = in.readInt();
    boolean constant = in.readBoolean();
    long offset = in.readLong();
    int checksum = in.readInt();
    List<String> levels = texts(in);
    Variable variable =
        kind == SegmentKind.DOUBLES ? Variable.continuous(name) : Variable.discrete(name, levels);
    return new Segment(new Column(variable, missing, constant), kind, offset, checksum);
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw corrupt("its directory is too short");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
