package io.causalgym.model.network.format;

import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Reads the `BAYES` files of the UAI competitions. They have no names: variables are called `x0`,
/// `x1`, ... and states `0`, `1`, ... The last variable of a factor is the child.
///
/// Source: the UAI 2010 approximate inference challenge's model format (uai2010format). `O(text)`.
final class UaiReader {
  // More variables than this are refused before one is made.
  private static final int LONGEST_NUMBER = 9;

  private final String text;
  private final TextCursor cursor;
  private final NetworkDraft draft;

  private UaiReader(String text, NetworkDraft draft) {
    this.text = text;
    this.cursor = new TextCursor(text, EnumSet.noneOf(TextCursor.Comment.class));
    this.draft = draft;
  }

  static void read(String text, NetworkDraft draft) {
    new UaiReader(text, draft).network();
  }

  private void network() {
    cursor.skip();
    int start = cursor.offset();
    switch (word("'BAYES'")) {
      case "BAYES" -> {}
      case "MARKOV" ->
          throw cursor.error(
              start, "a MARKOV file is no Bayesian network; give one that starts with 'BAYES'");
      default -> throw cursor.expected(start, "'BAYES'");
    }
    variables();
    List<Factor> factors = factors();
    for (Factor factor : factors) {
      table(factor);
    }
    cursor.skip();
    if (!cursor.atEnd()) {
      throw cursor.expected("the end of the text");
    }
  }

  /// @param offset where its variables are listed
  private record Factor(int offset, DraftVariable child, List<DraftVariable> parents) {}

  private void variables() {
    int variables = count("the number of variables");
    long states = 0;
    for (int variable = 0; variable < variables; variable++) {
      cursor.skip();
      int at = cursor.offset();
      int card = count("the number of states of x" + variable);
      states += card;
      if (states > text.length() - at) {
        throw cursor.error(
            at, "x" + variable + " has more states than the rest of the text can give numbers for");
      }
      StateLabels labels = new StateLabels(text);
      for (int state = 0; state < card; state++) {
        labels.add(at, Integer.toString(state));
      }
      draft.declare(at, "x" + variable, labels);
    }
  }

  private List<Factor> factors() {
    cursor.skip();
    int at = cursor.offset();
    int factors = count("the number of tables");
    if (factors != draft.size()) {
      throw cursor.error(
          at,
          "there are "
              + factors
              + " tables for "
              + draft.size()
              + " variables; a Bayesian network has one for each");
    }
    List<Factor> read = new ArrayList<>();
    for (int factor = 0; factor < factors; factor++) {
      read.add(factor());
    }
    return read;
  }

  private Factor factor() {
    cursor.skip();
    int start = cursor.offset();
    int size = count("the number of variables of a table");
    if (size < 1 || size > draft.size()) {
      throw cursor.error(
          start, "a table over " + size + " variables cannot be; there are " + draft.size());
    }
    List<DraftVariable> scope = new ArrayList<>();
    for (int axis = 0; axis < size; axis++) {
      cursor.skip();
      int at = cursor.offset();
      int variable = count("a variable");
      if (variable >= draft.size()) {
        throw cursor.error(
            at, "there is no variable " + variable + "; the last is " + (draft.size() - 1));
      }
      scope.add(draft.variable(variable));
    }
    return new Factor(start, scope.getLast(), scope.subList(0, size - 1));
  }

  private void table(Factor factor) {
    cursor.skip();
    int start = cursor.offset();
    DraftTable table = draft.table(start, factor.child(), factor.parents(), false);
    int count = count("the number of numbers of the table");
    if (count != table.values().length) {
      throw cursor.error(
          start,
          "there are "
              + count
              + " numbers where "
              + TextPosition.shown(factor.child().name())
              + " and its parents make "
              + table.values().length
              + "; give one for each");
    }
    cursor.skip();
    int first = cursor.offset();
    int card = factor.child().card();
    for (int cell = 0; cell < count; cell++) {
      cursor.skip();
      int at = cursor.offset();
      table.put(cell / card, cell % card, Numbers.read(text, at, word("a number")));
    }
    table.closeAll(first);
  }

  private int count(String what) {
    cursor.skip();
    int start = cursor.offset();
    String word = word(what);
    if (word.length() > LONGEST_NUMBER || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw cursor.expected(start, what);
    }
    return Integer.parseInt(word);
  }

  private String word(String what) {
    cursor.skip();
    String word = cursor.run(BifReader::plain);
    if (word.isEmpty()) {
      throw cursor.expected(what);
    }
    return word;
  }
}
