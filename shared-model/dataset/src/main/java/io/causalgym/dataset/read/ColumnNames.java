package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The names that the columns of a source go by.
final class ColumnNames {
  private ColumnNames() {}

  /// @throws DatasetException if a name is empty or given twice, or an override names no column
  static List<String> checked(List<String> given, IngestionOptions options, CellFormat format) {
    checkCount(given.size(), options.limits());
    List<String> names = new ArrayList<>(given.size());
    Map<String, Integer> seen = new HashMap<>();
    for (String name : given) {
      int position = names.size() + 1;
      String trimmed = name.strip();
      if (trimmed.isEmpty()) {
        throw new DatasetException(
            Reason.EMPTY_NAME,
            "column " + position + " has no name; name it, or leave out row names when writing");
      }
      format.admit(trimmed.toCharArray(), 0, trimmed.length(), 0, trimmed);
      Integer before = seen.putIfAbsent(trimmed, position);
      if (before != null) {
        throw new DatasetException(
            Reason.DUPLICATE_NAME,
            0,
            trimmed,
            "columns "
                + before
                + " and "
                + position
                + " are both called '"
                + trimmed
                + "'; rename one");
      }
      names.add(trimmed);
    }
    for (String chosen : options.types().keySet()) {
      if (!seen.containsKey(chosen)) {
        throw new DatasetException(
            Reason.UNKNOWN_COLUMN,
            0,
            chosen,
            "a type is given for '" + chosen + "', which is no column of the file");
      }
    }
    return names;
  }

  static void checkCount(int columns, IngestionLimits limits) {
    if (columns > limits.columns()) {
      throw new DatasetException(
          Reason.TOO_MANY_COLUMNS,
          "more than " + limits.columns() + " columns; send fewer, or check the delimiter");
    }
  }

  /// Names for a source that has none: X1, X2, ..
  static List<String> numbered(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(column -> "X" + column).toList();
  }

  /// Whether the first record of a text is a row of values rather than names.
  static boolean absent(List<String> first, IngestionOptions.Header header, CellFormat format) {
    return switch (header) {
      case PRESENT -> false;
      case ABSENT -> true;
      case GUESSED ->
          first.stream().allMatch(cell -> !Double.isNaN(format.number(cell.strip())))
              && !counts(first, 0)
              && !counts(first, 1);
    };
  }

  // Tables without names are often written with the numbers of their columns instead.
  private static boolean counts(List<String> first, int from) {
    return first.size() > 2
        && IntStream.range(0, first.size())
            .allMatch(column -> first.get(column).strip().equals(String.valueOf(column + from)));
  }
}
