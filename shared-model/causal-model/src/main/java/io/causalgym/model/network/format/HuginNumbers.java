package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextPosition;

/// Reads the field `data` of a potential: `((0.1 0.9) (0.2 0.8));`. The parentheses at depth `d`
/// enclose the numbers for one state of the first `d - 1` parents.
final class HuginNumbers {
  private final String text;
  private final TextCursor cursor;
  private final DraftTable table;
  private final DraftVariable child;

  /// By depth: how many numbers belong into one pair of parentheses.
  private final int[] sizes;

  /// By depth: how many numbers stood before the pair that is open.
  private final int[] opened;

  private int depth;
  private int count;

  HuginNumbers(String text, TextCursor cursor, DraftTable table, DraftVariable child) {
    this.text = text;
    this.cursor = cursor;
    this.table = table;
    this.child = child;
    this.sizes = new int[table.parents().size() + 1];
    this.opened = new int[sizes.length];
    int size = table.values().length;
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = size;
      size /= axis < table.parents().size() ? table.parents().get(axis).card() : 1;
    }
  }

  void read() {
    cursor.skip();
    int start = cursor.offset();
    while (!cursor.accept(";")) {
      if (cursor.accept("(")) {
        open();
      } else if (cursor.accept(")")) {
        close();
      } else {
        number();
      }
    }
    if (depth > 0) {
      throw error("a parenthesis is not closed; close it with ')'");
    }
    if (count < table.values().length) {
      throw error("there are " + count + " numbers " + needed());
    }
    table.closeAll(start);
  }

  private void open() {
    if (depth == sizes.length) {
      throw error("parentheses nest deeper than there are nodes; remove one");
    }
    opened[depth++] = count;
  }

  private void close() {
    if (depth == 0) {
      throw error("a parenthesis is closed that is not open; remove it");
    }
    depth--;
    if (count - opened[depth] != sizes[depth]) {
      throw error(
          "these parentheses hold "
              + (count - opened[depth])
              + " numbers where their nodes make "
              + sizes[depth]
              + "; give one for each");
    }
  }

  private void number() {
    int start = cursor.offset();
    String word = cursor.run(HuginReader::plain);
    if (word.isEmpty()) {
      throw cursor.expected("a number, '(', ')' or ';'");
    }
    if (count == table.values().length) {
      throw cursor.error(start, "there are more numbers " + needed());
    }
    double number = Numbers.read(text, start, word);
    table.put(count / child.card(), count % child.card(), number);
    count++;
    cursor.accept(",");
  }

  private String needed() {
    return "where "
        + TextPosition.shown(child.name())
        + " and its parents make "
        + table.values().length
        + "; give one for each";
  }

  private GraphException error(String message) {
    return cursor.error(cursor.offset(), message);
  }
}
