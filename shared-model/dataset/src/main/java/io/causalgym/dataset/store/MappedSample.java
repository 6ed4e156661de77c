package io.causalgym.dataset.store;

import io.causalgym.dataset.ColumnSelection;
import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A columnar file through the memory map: the operating system keeps in memory what is read again
/// and drops it under pressure, so that a sample may be larger than memory.
///
/// Reading after {@link #close} throws {@link IllegalStateException}. The file must not be cut
/// while it is mapped; datasets are never changed once they are in their place.
public final class MappedSample implements Sample, AutoCloseable {
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Directory directory;
  private final List<Variable> variables;
  private final Arena arena;
  private final MemorySegment[] segments;

  private MappedSample(Directory directory, Arena arena, MemorySegment file) {
    this.directory = directory;
    this.variables = directory.description().variables();
    this.arena = arena;
    this.segments = new MemorySegment[variables.size()];
    for (int column = 0; column < segments.length; column++) {
      Segment segment = directory.segments().get(column);
      segments[column] = file.asSlice(segment.offset(), segment.bytes(directory.rows()));
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the sample closes it
  static MappedSample open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    boolean opened = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Directory directory = Directory.read(channel);
      MemorySegment map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      MappedSample sample = new MappedSample(directory, arena, map);
      opened = true;
      return sample;
    } finally {
      if (!opened) {
        arena.close();
      }
    }
  }

  public DatasetDescription description() {
    return directory.description();
  }

  @Override
  public List<Variable> variables() {
    return variables;
  }

  @Override
  public int rows() {
    return directory.rows();
  }

  @Override
  public boolean hasMissing(int column) {
    return directory.description().columns().get(column).missing() > 0;
  }

  @Override
  public void read(int column, int from, int count, double[] into, int at) {
    require(column, false);
    MemorySegment.copy(segments[column], DOUBLE, (long) from * Double.BYTES, into, at, count);
  }

  @Override
  public void read(int column, int from, int count, short[] into, int at) {
    require(column, true);
    MemorySegment segment = segments[column];
    if (directory.segments().get(column).kind() == SegmentKind.SHORTS) {
      MemorySegment.copy(segment, SHORT, (long) from * Short.BYTES, into, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      into[at + i] = segment.get(ValueLayout.JAVA_BYTE, (long) from + i);
    }
  }

  private void require(int column, boolean discrete) {
    Variable variable = variables.get(column);
    if (variable.isDiscrete() != discrete) {
      throw new IllegalArgumentException(
          "'" + variable.name() + "' is " + variable.type() + ": read it as such");
    }
  }

  /// Some of the columns, as long as this sample is open.
  public Sample select(List<String> names) {
    return new ColumnSelection(this, names);
  }

  /// The first rows as text, an empty text where a value is missing.
  public List<List<String>> preview(int most) {
    int count = Math.min(most, rows());
    List<List<String>> lines = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      lines.add(new ArrayList<>());
    }
    for (int column = 0; column < size(); column++) {
      List<String> cells = cells(column, count);
      for (int row = 0; row < count; row++) {
        lines.get(row).add(cells.get(row));
      }
    }
    return lines;
  }

  private List<String> cells(int column, int count) {
    List<String> cells = new ArrayList<>();
    if (variables.get(column).isDiscrete()) {
      short[] codes = new short[count];
      read(column, 0, count, codes, 0);
      for (short code : codes) {
        cells.add(code == MISSING ? "" : variables.get(column).levels().get(code));
      }
    } else {
      double[] values = new double[count];
      read(column, 0, count, values, 0);
      for (double value : values) {
        cells.add(Double.isNaN(value) ? "" : Double.toString(value));
      }
    }
    return cells;
  }

  @Override
  public void close() {
    arena.close();
  }
}
