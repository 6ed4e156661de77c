package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetDescription.Column;
import io.causalgym.dataset.read.TypeInference.Typed;
import io.causalgym.dataset.store.CellReader;
import io.causalgym.dataset.store.ColumnarWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stores a table that has been read, with the types its columns turn out to have.
final class TableWriter {
  private final IngestedTable table;
  private final TypeInference inference;
  private final IngestionControl control;

  TableWriter(IngestedTable table, IngestionControl control) {
    this.table = table;
    this.inference = new TypeInference(table.tallies(), table.cells().rows(), table.spelling());
    this.control = control;
  }

  DatasetDescription write(Path target) throws IOException {
    List<String> notes = new ArrayList<>(table.notes());
    try (ColumnarWriter writer = new ColumnarWriter(target, table.cells().rows())) {
      for (int index = 0; index < table.tallies().size(); index++) {
        Typed typed = inference.of(index);
        writer.add(typed.column(), reader(index, typed));
        note(typed.column(), notes);
      }
      return writer.finish(table.format(), table.encoding(), table.delimiter(), notes);
    }
  }

  private CellReader reader(int index, Typed typed) {
    Cells cells = table.cells();
    CellReader plain =
        (from, count, into) -> {
          control.check();
          cells.read(index, from, count, into);
        };
    return switch (typed) {
      case Typed.Numbers numbers -> plain;
      case Typed.Integers integers -> coded(plain, new IntegerCodes(integers.values()));
      case Typed.Texts texts -> {
        int[] codes = texts.codes().stream().mapToInt(Integer::intValue).toArray();
        yield coded(plain, level -> codes[(int) level]);
      }
    };
  }

  @FunctionalInterface
  private interface Code {
    int of(double cell);
  }

  private static CellReader coded(CellReader plain, Code code) {
    return (from, count, into) -> {
      plain.read(from, count, into);
      for (int i = 0; i < count; i++) {
        into[i] = Double.isNaN(into[i]) ? into[i] : code.of(into[i]);
      }
    };
  }

  /// Finds an integer among sorted ones: by a table where they are close together.
  private static final class IntegerCodes implements Code {
    private static final int LARGEST_SPAN = 4096;
    private final long[] values;
    private final int[] direct;

    IntegerCodes(List<Long> values) {
      this.values = values.stream().mapToLong(Long::longValue).toArray();
      long span = this.values[this.values.length - 1] - this.values[0];
      this.direct = new int[span < LARGEST_SPAN ? (int) span + 1 : 0];
      if (direct.length > 0) {
        for (int at = 0; at < this.values.length; at++) {
          direct[(int) (this.values[at] - this.values[0])] = at;
        }
      }
    }

    @Override
    public int of(double cell) {
      long value = (long) cell;
      return direct.length > 0
          ? direct[(int) (value - values[0])]
          : Arrays.binarySearch(values, value);
    }
  }

  private void note(Column column, List<String> notes) {
    int values = table.cells().rows() - column.missing();
    String name = column.variable().name();
    if (column.constant()) {
      notes.add("column '" + name + "' is constant");
    } else if (column.variable().levels().size() == values && values > 2) {
      notes.add("every value of column '" + name + "' is a level of its own; it may be a key");
    }
  }
}
