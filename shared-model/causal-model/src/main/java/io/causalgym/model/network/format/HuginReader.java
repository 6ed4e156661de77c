package io.causalgym.model.network.format;

import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextCursor.Comment;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Reads Hugin's NET language: discrete chance nodes and potentials given as numbers. Fields that
/// are not needed are passed over. Nodes that are no discrete chance nodes, and potentials given as
/// expressions, are refused. A node is called by its identifier, not by its label.
///
/// The numbers of `( X | A B )` count through `A` slowest and `X` fastest; parentheses may be left
/// out, but where they stand they must enclose what belongs together. Comments start with `%`, or
/// with `//` as GeNIe writes them.
///
/// Source: Hugin API Reference Manual, chapter "The NET language" (hugin2014api). `O(text)`.
final class HuginReader {
  private static final String DELIMITERS = "{}()|=;,\"%";

  private final String text;
  private final TextCursor cursor;
  private final NetworkDraft draft;

  private HuginReader(String text, NetworkDraft draft) {
    this.text = text;
    this.cursor = new TextCursor(text, EnumSet.of(Comment.PERCENT, Comment.SLASHES));
    this.draft = draft;
  }

  static void read(String text, NetworkDraft draft) {
    HuginReader reader = new HuginReader(text, draft);
    for (reader.cursor.skip(); !reader.cursor.atEnd(); reader.cursor.skip()) {
      reader.block();
    }
  }

  private void block() {
    int start = cursor.offset();
    switch (cursor.run(HuginReader::plain)) {
      case "net" -> {
        cursor.expect("{", "'{'");
        passOver();
      }
      case "node" -> node();
      case "discrete" -> {
        cursor.expect("node", "'node'");
        node();
      }
      case "potential" -> potential();
      case "continuous", "decision", "utility", "function", "class" -> throw refused(start);
      default -> throw cursor.expected(start, "'net', 'node' or 'potential'");
    }
  }

  private RuntimeException refused(int start) {
    cursor.skip();
    String kind = text.substring(start, cursor.offset()).strip();
    cursor.acceptAhead("node");
    String name = word("a name");
    return cursor.error(
        start,
        TextPosition.shown(name)
            + " is of the kind '"
            + kind
            + "'; a Bayesian network has discrete chance nodes only, leave it out");
  }

  private void node() {
    cursor.skip();
    int start = cursor.offset();
    String name = word("the name of a node");
    StateLabels states = new StateLabels(text);
    cursor.expect("{", "'{'");
    while (!cursor.accept("}")) {
      int field = cursor.offset();
      String key = field();
      if (key.equals("states")) {
        if (states.size() > 0) {
          throw cursor.error(field, "the node has two lists of states; keep one");
        }
        states(states);
      } else {
        value(field);
      }
    }
    draft.declare(start, name, states);
  }

  /// `("yes" "no");`
  private void states(StateLabels states) {
    cursor.expect("(", "'('");
    while (!cursor.accept(")")) {
      int at = cursor.offset();
      states.add(at, word("a state or ')'"));
    }
    cursor.expect(";", "';'");
  }

  private void potential() {
    cursor.expect("(", "'('");
    cursor.skip();
    int start = cursor.offset();
    DraftVariable child = draft.declared(start, word("a node"));
    List<DraftVariable> parents = new ArrayList<>();
    if (cursor.accept("|")) {
      while (!cursor.accept(")")) {
        int at = cursor.offset();
        parents.add(draft.declared(at, word("a node or ')'")));
      }
    } else {
      cursor.expect(")", "'|' or ')'");
    }
    cursor.expect("{", "'{'");
    boolean numbers = false;
    while (!cursor.accept("}")) {
      int field = cursor.offset();
      if (field().equals("data")) {
        numbers = true;
        new HuginNumbers(text, cursor, draft.table(start, child, parents, false), child).read();
      } else {
        value(field);
      }
    }
    if (!numbers) {
      throw cursor.error(
          start,
          "the potential of "
              + TextPosition.shown(child.name())
              + " has no field 'data'; give its numbers");
    }
  }

  /// The fields of a block from behind its opening brace to its end.
  private void passOver() {
    while (!cursor.accept("}")) {
      int field = cursor.offset();
      field();
      value(field);
    }
  }

  private String field() {
    cursor.skip();
    int start = cursor.offset();
    String key = cursor.run(HuginReader::plain);
    if (key.isEmpty()) {
      throw cursor.expected(start, "a field or '}'");
    }
    cursor.expect("=", "'='");
    return key;
  }

  /// Passes over a value and its semicolon.
  private void value(int field) {
    while (!cursor.accept(";")) {
      switch (cursor.peek()) {
        case '"' -> cursor.quoted();
        case '{', '}', TextCursor.END ->
            throw cursor.error(field, "the field that starts here does not end; close it with ';'");
        default -> cursor.move(1);
      }
    }
  }

  private String word(String what) {
    cursor.skip();
    if (cursor.peek() == '"') {
      return cursor.quoted();
    }
    String word = cursor.run(HuginReader::plain);
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
