package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetDescription.Column;
import io.causalgym.dataset.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// Decides which columns are discrete.
///
/// Discrete are: texts; integers with at most 20 distinct values, each met twice on average or more
/// (two values always); and, where every column is integers from 0 or 1 on with at most 256 values
/// and at least half of them are discrete by that rule, all columns: such a table holds codes of
/// states. Integers order their levels by value, texts by the order of their characters, or by
/// value where all are numbers. Whole numbers spelled with a point (`1.0`) count as integers: that
/// is how columns of integers with gaps are often written.
final class TypeInference {
  static final int MOST_INTEGERS = 20;
  private static final int ALWAYS_DISCRETE = 2;

  private final List<ColumnTally> tallies;
  private final int rows;
  private final CellFormat format;
  private final boolean codes;

  TypeInference(List<ColumnTally> tallies, int rows, CellFormat format) {
    this.tallies = tallies;
    this.rows = rows;
    this.format = format;
    this.codes = tableOfCodes();
  }

  /// A column with its type, and the code of each of its cells where it is discrete.
  sealed interface Typed {
    Column column();

    record Numbers(Column column) implements Typed {}

    /// @param values sorted; a number's place is its code
    record Integers(Column column, List<Long> values) implements Typed {}

    /// @param codes of the levels in the order of their first rows
    record Texts(Column column, List<Integer> codes) implements Typed {}
  }

  Typed of(int index) {
    ColumnTally tally = tallies.get(index);
    tally.check();
    if (tally.isText()) {
      return texts(tally);
    }
    IntegerLevels integers = tally.integers();
    if (integers != null && !format.chosen(tally.name()) && (codes || few(integers))) {
      List<Long> values = LongStream.of(integers.values()).boxed().toList();
      Variable variable =
          Variable.discrete(tally.name(), values.stream().map(String::valueOf).toList());
      return new Typed.Integers(column(variable, tally), values);
    }
    return new Typed.Numbers(column(Variable.continuous(tally.name()), tally));
  }

  private boolean few(IntegerLevels integers) {
    int distinct = integers.size();
    return distinct <= ALWAYS_DISCRETE || (distinct <= MOST_INTEGERS && rows >= 2L * distinct);
  }

  private boolean tableOfCodes() {
    int discrete = 0;
    for (ColumnTally tally : tallies) {
      IntegerLevels integers = tally.integers();
      if (tally.isText() || integers == null || (tally.minimum() != 0 && tally.minimum() != 1)) {
        return false;
      }
      discrete += few(integers) ? 1 : 0;
    }
    return 2 * discrete >= tallies.size();
  }

  private static Column column(Variable variable, ColumnTally tally) {
    return new Column(variable, tally.missingCells(), tally.constant());
  }

  private Typed texts(ColumnTally tally) {
    List<String> seen = tally.levels().levels();
    double[] numbers = new double[seen.size()];
    boolean numeric = true;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = format.number(seen.get(i));
      numeric &= !Double.isNaN(numbers[i]);
    }
    Comparator<Integer> byText = Comparator.comparing(seen::get);
    Integer[] order = new Integer[numbers.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        numeric
            ? Comparator.<Integer>comparingDouble(i -> numbers[i]).thenComparing(byText)
            : byText);
    List<String> levels = new ArrayList<>(numbers.length);
    Integer[] codes = new Integer[numbers.length];
    for (int code = 0; code < order.length; code++) {
      levels.add(seen.get(order[code]));
      codes[order[code]] = code;
    }
    return new Typed.Texts(column(Variable.discrete(tally.name(), levels), tally), List.of(codes));
  }
}
