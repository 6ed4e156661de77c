package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextCursor.Comment;
import io.causalgym.graph.text.TextPosition;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// Reads the structure of a Bayesian network in BIF, the interchange format: `variable` blocks are
/// nodes, `probability ( X | A, B )` gives `A -> X` and `B -> X`. The numbers are passed over once
/// they are seen to be numbers; whether they are probabilities is not checked.
///
/// Source: Cozman, "The Interchange Format for Bayesian Networks", 1998 (cozman1998bif). `O(text)`.
final class BifReader {
  private static final String DELIMITERS = "{}()[]|,;\"";

  private final TextCursor cursor;
  private final GraphDraft draft;
  private final Set<String> variables = new HashSet<>();
  private final Set<String> explained = new HashSet<>();

  private BifReader(String text, GraphBuilder.Limits limits) {
    this.cursor = new TextCursor(text, EnumSet.of(Comment.SLASHES, Comment.BLOCK));
    this.draft = new GraphDraft(limits, false);
  }

  static MixedGraph read(String text, GraphBuilder.Limits limits) {
    BifReader reader = new BifReader(text, limits);
    reader.blocks();
    return reader.draft.build(GraphKind.DAG).graph();
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
    if (variables.isEmpty()) {
      throw cursor.expected("'variable'");
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
      toSemicolon(start);
    }
  }

  private void variable() {
    cursor.skip();
    int start = cursor.offset();
    String name = cursor.name(start, word("the name of a variable"));
    if (!variables.add(name)) {
      throw cursor.error(
          start, "the variable " + TextPosition.shown(name) + " is there twice; keep one");
    }
    draft.node(name);
    cursor.expect("{", "'{'");
    while (!cursor.accept("}")) {
      int at = cursor.offset();
      switch (word("'type', 'property' or '}'")) {
        case "type" -> type();
        case "property" -> toSemicolon(at);
        default -> throw cursor.expected(at, "'type', 'property' or '}'");
      }
    }
  }

  /// `discrete [ 2 ] { yes, no };`
  private void type() {
    cursor.skip();
    int start = cursor.offset();
    if (!word("'discrete'").equals("discrete")) {
      throw cursor.expected(start, "'discrete'");
    }
    cursor.expect("[", "'['");
    cursor.skip();
    int countAt = cursor.offset();
    String count = word("the number of states");
    cursor.expect("]", "']'");
    cursor.expect("{", "'{'");
    int states = 0;
    while (!cursor.accept("}")) {
      word("a state or '}'");
      states++;
      cursor.accept(",");
    }
    cursor.expect(";", "';'");
    if (!count.equals(Integer.toString(states))) {
      throw cursor.error(
          countAt,
          "the variable declares "
              + TextPosition.shown(count)
              + " states and lists "
              + states
              + "; make them agree");
    }
  }

  private void probability() {
    cursor.expect("(", "'('");
    cursor.skip();
    int start = cursor.offset();
    String child = declared();
    if (!explained.add(child)) {
      throw cursor.error(
          start, TextPosition.shown(child) + " has two probability blocks; keep one");
    }
    // Neither the bar nor the commas are needed.
    cursor.accept("|");
    while (!cursor.accept(")")) {
      cursor.accept(",");
      draft.edge(declared(), child, EdgeKind.DIRECTED);
    }
    cursor.expect("{", "'{'");
    while (!cursor.accept("}")) {
      row();
    }
  }

  private String declared() {
    cursor.skip();
    int start = cursor.offset();
    String name = word("a variable");
    if (!variables.contains(name)) {
      throw cursor.error(
          start,
          "the variable "
              + TextPosition.shown(name)
              + " has no 'variable' block before; declare it");
    }
    return name;
  }

  /// `table 0.1, 0.9;`, `default 0.5, 0.5;`, `(yes, no) 0.1, 0.9;` or a property.
  private void row() {
    int start = cursor.offset();
    if (cursor.accept("(")) {
      while (!cursor.accept(")")) {
        word("a state or ')'");
        cursor.accept(",");
      }
    } else {
      switch (word("'table', 'default', '(' or '}'")) {
        case "table", "default" -> {}
        case "property" -> {
          toSemicolon(start);
          return;
        }
        default -> throw cursor.expected(start, "'table', 'default', '(' or '}'");
      }
    }
    while (!cursor.accept(";")) {
      number();
      cursor.accept(",");
    }
  }

  private void number() {
    int start = cursor.offset();
    String word = word("a number or ';'");
    boolean number = word.length() <= 64;
    if (number) {
      try {
        number = Double.isFinite(Double.parseDouble(word));
      } catch (NumberFormatException notOne) {
        number = false;
      }
    }
    if (!number) {
      throw cursor.expected(start, "a number or ';'");
    }
  }

  /// A property is any text up to a semicolon.
  private void toSemicolon(int start) {
    cursor.run(c -> c != ';');
    if (cursor.atEnd()) {
      throw cursor.error(start, "the property that starts here does not end; close it with ';'");
    }
    cursor.move(1);
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

  private static boolean plain(int c) {
    return DELIMITERS.indexOf(c) < 0 && !Character.isWhitespace(c) && !Character.isISOControl(c);
  }
}
