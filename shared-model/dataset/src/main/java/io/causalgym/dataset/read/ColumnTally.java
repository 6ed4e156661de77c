package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import io.causalgym.dataset.VariableType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one pass learns of one column, and what it puts down for each of its cells: a number, the
/// number of its level where the column is read as text, NaN where no value is.
final class ColumnTally {
  /// How the cells of a column are taken.
  enum Reading {
    /// As numbers until one is none.
    GUESS,
    /// As numbers; anything else is an error.
    NUMBER,
    /// As texts.
    TEXT
  }

  private static final double LARGEST_INTEGER = 1e15;

  private final String name;
  private final Reading reading;
  private final CellFormat format;
  private final LevelIndex levels = new LevelIndex();
  private boolean text;
  private boolean again;
  private boolean integral = true;
  private @Nullable IntegerLevels integers;
  private long numbers;
  private int missing;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private long infiniteRow;
  private int numericLevels;
  private long oddRow;
  private String oddText = "";

  ColumnTally(String name, Reading reading, CellFormat format) {
    this.name = name;
    this.reading = reading;
    this.format = format;
    this.text = reading == Reading.TEXT;
  }

  /// @param texts columns known to hold texts
  static ColumnTally of(
      String name, IngestionOptions options, Set<String> texts, CellFormat format) {
    VariableType chosen = options.types().get(name);
    if (chosen == null) {
      return new ColumnTally(name, texts.contains(name) ? Reading.TEXT : Reading.GUESS, format);
    }
    return switch (chosen) {
      case CONTINUOUS -> new ColumnTally(name, Reading.NUMBER, format);
      case DISCRETE -> new ColumnTally(name, Reading.TEXT, format);
    };
  }

  /// Takes a cell as it is spelled.
  double spelled(char[] cell, int offset, int length, boolean quoted, long row) {
    int from = offset;
    int to = offset + length;
    if (!quoted) {
      while (from < to && cell[from] <= ' ') {
        from++;
      }
      while (from < to && cell[to - 1] <= ' ') {
        to--;
      }
    }
    if (format.missing(cell, from, to)) {
      return missing();
    }
    if (!text) {
      double number = format.number(cell, from, to);
      if (!Double.isNaN(number)) {
        return number(number, row);
      }
    }
    return text(cell, from, to, row);
  }

  double missing() {
    missing++;
    return Double.NaN;
  }

  double number(double value, long row) {
    numbers++;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    if (integral) {
      integer(value);
    }
    if (Math.abs(value) == Double.POSITIVE_INFINITY && infiniteRow == 0) {
      infiniteRow = row;
      if (reading == Reading.NUMBER) {
        throw infinite();
      }
    }
    return value;
  }

  private void integer(double value) {
    if (value != Math.rint(value) || Math.abs(value) > LARGEST_INTEGER) {
      integral = false;
      integers = null;
      return;
    }
    if (numbers == 1) {
      integers = new IntegerLevels();
    }
    if (integers != null && !integers.add((long) value)) {
      integers = null;
    }
  }

  /// Takes a text that is no number, or any text where the column is read as text.
  double text(char[] cell, int from, int to, long row) {
    if (reading == Reading.NUMBER) {
      throw notANumber(row, beginning(cell, from, to));
    }
    text = true;
    // Numbers before this text have lost their spelling: the source must be read once more.
    again |= numbers > 0;
    if (again) {
      return Double.NaN;
    }
    int level = levels.find(cell, from, to);
    return level >= 0 ? level : newLevel(cell, from, to, row);
  }

  private int newLevel(char[] cell, int from, int to, long row) {
    format.admit(cell, from, to, row, name);
    if (levels.size() == format.limits().levels()) {
      throw tooManyLevels(row);
    }
    if (!Double.isNaN(format.number(cell, from, to))) {
      numericLevels++;
    } else if (oddRow == 0) {
      oddRow = row;
      oddText = beginning(cell, from, to);
    }
    return levels.add(cell, from, to);
  }

  private static String beginning(char[] cell, int from, int to) {
    return new String(cell, from, Math.min(to - from, 80));
  }

  private DatasetException tooManyLevels(long row) {
    checkMixture();
    return new DatasetException(
        Reason.TOO_MANY_LEVELS,
        row,
        name,
        "column '"
            + name
            + "' has more than "
            + format.limits().levels()
            + " different texts by row "
            + row
            + "; leave the column out, or group its values");
  }

  // A column of numbers in which a few cells are none is more likely wrong than discrete.
  private void checkMixture() {
    if (levels.size() > IntegerLevels.MOST
        && oddRow > 0
        && !format.chosen(name)
        && numericLevels >= 0.9 * levels.size()) {
      throw notANumber(oddRow, oddText);
    }
  }

  /// Refuses what no column may be.
  void check() {
    if (!text && infiniteRow > 0) {
      throw infinite();
    }
    if (numbers == 0 && levels.size() == 0) {
      throw new DatasetException(
          Reason.ALL_MISSING,
          0,
          name,
          "column '" + name + "' has no value in any row; leave the column out");
    }
    checkMixture();
  }

  private DatasetException infinite() {
    return new DatasetException(
        Reason.INFINITE,
        infiniteRow,
        name,
        "row "
            + infiniteRow
            + " of column '"
            + name
            + "' is infinite; leave the cell empty, or write a finite number");
  }

  private DatasetException notANumber(long row, String cell) {
    return new DatasetException(
        Reason.NOT_A_NUMBER,
        row,
        name,
        "row "
            + row
            + " of column '"
            + name
            + "' is '"
            + cell
            + "', which is no number; correct it, name it as a marker of missing values, or declare"
            + " the column discrete");
  }

  /// Whether the source must be read again with this column as text.
  boolean again() {
    return again;
  }

  boolean isText() {
    return text;
  }

  String name() {
    return name;
  }

  int missingCells() {
    return missing;
  }

  boolean constant() {
    return text ? levels.size() == 1 : minimum == maximum;
  }

  double minimum() {
    return minimum;
  }

  /// Whether every number is an integer.
  boolean integral() {
    return integral;
  }

  /// The distinct integers; null where there are too many, or other numbers.
  @Nullable IntegerLevels integers() {
    return integers;
  }

  LevelIndex levels() {
    return levels;
  }
}
