package io.causalgym.model.network.format;

import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextCursor.Comment;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads BIF. A row `(a, b) p, q;` names the states of the parents; a `table` with parents counts
/// through the variable itself slowest and through the last parent fastest; `default` fills the
/// rows that are not given. Commas, and the bar between a variable and its parents, may be left
/// out. Properties are passed over; other text between blocks is refused.
///
/// Source: Cozman, "The Interchange Format for Bayesian Networks", 1998 (cozman1998bif). `O(text)`.
final class BifReader {
  private static final String DELIMITERS = "{}()[]|,;\"";

  private final String text;
  private final TextCursor cursor;
  private final NetworkDraft draft;
  private final int lastDefault;

  private BifReader(String text, NetworkDraft draft) {
    this.text = text;
    this.cursor = new TextCursor(text, EnumSet.of(Comment.SLASHES, Comment.BLOCK));
    this.draft = draft;
    this.lastDefault = text.lastIndexOf("default");
  }

  static void read(String text, NetworkDraft draft) {
    new BifReader(text, draft).blocks();
  }

  private void blocks() {
    for (cursor.skip(); !cursor.atEnd(); cursor.skip()) {
      int start = cursor.offset();
      switch (cursor.run(BifReader::plain)) {
        case "network" -> network();
        case "variable" -> variable();
        case "probability" -> probability();
        default -> throw cursor.expected(start, "'network', 'variable' or 'probability'");
      }
    }
  }

  private void network() {
    cursor.skip();
    if (cursor.peek() != '{') {
      word("the name of the network");
    }
    cursor.expect("{", "'{'");
    while (!cursor.accept("}")) {
      int start = cursor.offset();
      if (!word("'property' or '}'").equals("property")) {
        throw cursor.expected(start, "'property' or '}'");
      }
      property(start);
    }
  }

  private void variable() {
    cursor.skip();
    int start = cursor.offset();
    String name = word("the name of a variable");
    StateLabels states = new StateLabels(text);
    cursor.expect("{", "'{'");
    while (!cursor.accept("}")) {
      int at = cursor.offset();
      switch (word("'type', 'property' or '}'")) {
        case "type" -> type(at, states);
        case "property" -> property(at);
        default -> throw cursor.expected(at, "'type', 'property' or '}'");
      }
    }
    draft.declare(start, name, states);
  }

  /// `discrete [ 2 ] { yes, no };`
  private void type(int start, StateLabels states) {
    if (states.size() > 0) {
      throw cursor.error(start, "the variable has two types; keep one");
    }
    cursor.skip();
    int typeAt = cursor.offset();
    if (!word("'discrete'").equals("discrete")) {
      throw cursor.expected(typeAt, "'discrete'");
    }
    cursor.expect("[", "'['");
    cursor.skip();
    int countAt = cursor.offset();
    String count = word("the number of states");
    cursor.expect("]", "']'");
    cursor.expect("{", "'{'");
    while (!cursor.accept("}")) {
      int at = cursor.offset();
      states.add(at, word("a state or '}'"));
      cursor.accept(",");
    }
    cursor.expect(";", "';'");
    if (!count.equals(Integer.toString(states.size()))) {
      throw cursor.error(
          countAt,
          "the variable declares "
              + TextPosition.shown(count)
              + " states and lists "
              + states.size()
              + "; make them agree");
    }
  }

  private void probability() {
    cursor.expect("(", "'('");
    cursor.skip();
    int start = cursor.offset();
    DraftVariable child = declared();
    cursor.accept("|");
    List<DraftVariable> parents = new ArrayList<>();
    while (!cursor.accept(")")) {
      cursor.accept(",");
      parents.add(declared());
    }
    DraftTable table = draft.table(start, child, parents, cursor.offset() < lastDefault);
    cursor.expect("{", "'{'");
    rows(child, table);
    table.complete(start);
  }

  private void rows(DraftVariable child, DraftTable table) {
    int defaultAt = 0;
    double @Nullable [] rest = null;
    while (!cursor.accept("}")) {
      int start = cursor.offset();
      if (cursor.accept("(")) {
        row(start, rowOf(table), child, table);
        continue;
      }
      switch (word("'table', 'default', '(' or '}'")) {
        case "table" -> all(start, child, table);
        case "property" -> property(start);
        case "default" -> {
          if (rest != null) {
            throw cursor.error(start, "there are two default rows; keep one");
          }
          defaultAt = start;
          rest = numbers(child.card(), child);
        }
        default -> throw cursor.expected(start, "'table', 'default', '(' or '}'");
      }
    }
    if (rest != null) {
      table.fill(defaultAt, rest);
    }
  }

  /// The row for the states in parentheses.
  private int rowOf(DraftTable table) {
    int row = 0;
    int axis = 0;
    while (!cursor.accept(")")) {
      int at = cursor.offset();
      String label = word("a state or ')'");
      if (axis == table.parents().size()) {
        throw cursor.error(at, "the row names more than the " + axis + " states of the parents");
      }
      DraftVariable parent = table.parents().get(axis++);
      int state = parent.states().find(label);
      if (state < 0) {
        throw cursor.error(
            at,
            TextPosition.shown(parent.name())
                + " has no state "
                + TextPosition.shown(label)
                + "; use one that its variable block lists");
      }
      row = row * parent.card() + state;
      cursor.accept(",");
    }
    if (axis < table.parents().size()) {
      throw cursor.error(
          cursor.offset(),
          "the row names "
              + axis
              + " states where there are "
              + table.parents().size()
              + " parents; name one of each");
    }
    return row;
  }

  private void row(int start, int row, DraftVariable child, DraftTable table) {
    for (int state = 0; state < child.card(); state++) {
      table.put(row, state, number(state, child.card(), child));
    }
    end(child.card(), child);
    table.close(start, row);
  }

  private void all(int start, DraftVariable child, DraftTable table) {
    int count = table.values().length;
    for (int cell = 0; cell < count; cell++) {
      table.put(cell % table.rows(), cell / table.rows(), number(cell, count, child));
    }
    end(count, child);
    table.closeAll(start);
  }

  private double[] numbers(int count, DraftVariable child) {
    double[] numbers = new double[count];
    for (int at = 0; at < count; at++) {
      numbers[at] = number(at, count, child);
    }
    end(count, child);
    return numbers;
  }

  private double number(int before, int count, DraftVariable child) {
    cursor.skip();
    int start = cursor.offset();
    String word = cursor.run(BifReader::plain);
    if (word.isEmpty()) {
      throw cursor.peek() == ';'
          ? cursor.error(
              start,
              "there are "
                  + before
                  + " numbers where "
                  + TextPosition.shown(child.name())
                  + " needs "
                  + count
                  + "; give one for each")
          : cursor.expected("a number");
    }
    double number = Numbers.read(text, start, word);
    cursor.accept(",");
    return number;
  }

  private void end(int count, DraftVariable child) {
    cursor.expect(
        ";", "';' after the " + count + " numbers of " + TextPosition.shown(child.name()));
  }

  private DraftVariable declared() {
    cursor.skip();
    int start = cursor.offset();
    return draft.declared(start, word("a variable"));
  }

  /// A property is any text up to a semicolon.
  private void property(int start) {
    int end = text.indexOf(';', cursor.offset());
    if (end < 0) {
      throw cursor.error(start, "the property that starts here does not end; close it with ';'");
    }
    cursor.move(end + 1 - cursor.offset());
  }

  private String word(String what) {
    cursor.skip();
    if (cursor.peek() == '"') {
      return cursor.quoted();
    }
    String word = cursor.run(BifReader::plain);
    if (word.isEmpty()) {
      throw cursor.expected(what);
    }
    return word;
  }

  static boolean plain(int c) {
    return (c > ' ' && c < 0x7F)
        ? DELIMITERS.indexOf(c) < 0
        : !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c);
  }
}
