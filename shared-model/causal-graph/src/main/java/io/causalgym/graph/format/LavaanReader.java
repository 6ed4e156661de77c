package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.format.GraphDraft.Role;
import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextCursor.Comment;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Reads lavaan's model syntax: `Y ~ X + Z` gives `X -> Y` and `Z -> Y`, `X ~~ Y` gives `X <-> Y`,
/// `f =~ x` gives a latent `f -> x`, `c <~ x` gives `x -> c`.
///
/// A term with the coefficient 0 (`Y ~ 0*X`, `X ~~ 0*Y`) is no edge, since the model fixes it at
/// nought. Intercepts (`Y ~ 1`), variances (`X ~~ X`), thresholds (`|`), definitions and
/// constraints (`:=`, `==`, `<`, `>`) give no edge. Only what is written counts: the covariances
/// that lavaan adds by itself between exogenous variables are not added. Interactions are refused,
/// since a product is no node.
///
/// Source: Rosseel, "lavaan: An R Package for Structural Equation Modeling", J. Statistical
/// Software 48(2), 2012, sections 3 and 5 (rosseel2012lavaan). `O(text)`.
final class LavaanReader {

  /// A term of a formula.
  ///
  /// @param name empty for a constant
  /// @param fixedAtZero whether its coefficient is 0
  private record Term(int start, String name, boolean fixedAtZero) {}

  private enum Relation {
    REGRESSION,
    COVARIANCE,
    MEASUREMENT,
    COMPOSITE,
    /// Says nothing about edges: the rest of the line is passed over.
    NONE
  }

  private final TextCursor cursor;
  private final GraphDraft draft;

  private LavaanReader(String text, GraphBuilder.Limits limits) {
    this.cursor = new TextCursor(text, EnumSet.of(Comment.HASH, Comment.BANG));
    // lavaan gives one parameter several modifiers by repeating its term.
    this.draft = new GraphDraft(limits, true);
  }

  static MixedGraph read(String text, GraphBuilder.Limits limits) {
    LavaanReader reader = new LavaanReader(text, limits);
    reader.formulas();
    return reader.draft.build(null).graph();
  }

  private void formulas() {
    int read = 0;
    for (separators(); !cursor.atEnd(); separators()) {
      formula();
      read++;
      cursor.skipInLine();
      if (!cursor.atEnd() && !cursor.atLineEnd() && cursor.peek() != ';') {
        throw cursor.expected("'+', ';' or the end of the line");
      }
    }
    if (read == 0) {
      throw cursor.expected("a formula such as 'Y ~ X'");
    }
  }

  private void separators() {
    cursor.skip();
    while (cursor.accept(";")) {
      cursor.skip();
    }
  }

  private void formula() {
    List<Term> left = terms();
    Relation relation = relation();
    if (relation == Relation.NONE) {
      restOfLine();
      return;
    }
    List<Term> right = terms();
    for (Term first : left) {
      if (first.name().isEmpty()) {
        throw cursor.expected(first.start(), "a variable");
      }
      if (relation == Relation.MEASUREMENT) {
        draft.role(Role.LATENT, first.name());
      }
      right.forEach(second -> enter(first, relation, second));
    }
  }

  private void enter(Term left, Relation relation, Term right) {
    draft.node(left.name());
    if (right.name().isEmpty()) {
      return;
    }
    draft.node(right.name());
    boolean variance = relation == Relation.COVARIANCE && left.name().equals(right.name());
    if (right.fixedAtZero() || variance) {
      return;
    }
    switch (relation) {
      case REGRESSION, COMPOSITE -> draft.edge(right.name(), left.name(), EdgeKind.DIRECTED);
      case MEASUREMENT -> draft.edge(left.name(), right.name(), EdgeKind.DIRECTED);
      case COVARIANCE -> draft.edge(left.name(), right.name(), EdgeKind.BIDIRECTED);
      case NONE -> {}
    }
  }

  private Relation relation() {
    // Longest first. An operator may start the next line.
    String[] symbols = {"~*~", "~~", "=~", "<~", ":=", "==", "~", "|", "<", ">"};
    for (String symbol : symbols) {
      if (cursor.accept(symbol)) {
        return switch (symbol) {
          case "~" -> Relation.REGRESSION;
          case "~~" -> Relation.COVARIANCE;
          case "=~" -> Relation.MEASUREMENT;
          case "<~" -> Relation.COMPOSITE;
          default -> Relation.NONE;
        };
      }
    }
    throw cursor.expected("'~', '~~' or '=~'");
  }

  private void restOfLine() {
    while (!cursor.atEnd() && !cursor.atLineEnd() && cursor.peek() != ';') {
      cursor.skipInLine();
      if (!cursor.atEnd() && !cursor.atLineEnd() && cursor.peek() != ';') {
        cursor.move(1);
      }
    }
  }

  private List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    do {
      terms.add(term());
    } while (cursor.acceptAhead("+"));
    return terms;
  }

  /// `X`, `1`, `a*X`, `0.5*X`, `start(0.8)*X` or `c(a, b)*X`.
  private Term term() {
    boolean zero = false;
    while (true) {
      cursor.skip();
      int start = cursor.offset();
      String atom = atom();
      if (cursor.acceptAhead("*") || cursor.acceptAhead("?")) {
        zero |= number(atom) && Double.parseDouble(atom) == 0;
        continue;
      }
      if (number(atom)) {
        return new Term(start, "", zero);
      }
      if (atom.isEmpty()) {
        throw cursor.expected(start, "a variable after the coefficient");
      }
      if (cursor.peek() == ':' && DotTokens.bare(cursor.peek(1))) {
        throw cursor.error(
            start,
            "the interaction of "
                + TextPosition.shown(atom)
                + " is a product and no node; give the product a name of its own");
      }
      return new Term(start, cursor.name(start, atom), zero);
    }
  }

  /// A name or a number; empty for a call or a quoted label, which can only be a coefficient.
  private String atom() {
    if (cursor.peek() == '"') {
      cursor.quoted();
      return "";
    }
    int start = cursor.offset();
    boolean negative = cursor.peek() == '-';
    cursor.move(negative ? 1 : 0);
    String word = cursor.run(DotTokens::bare);
    if (word.isEmpty()) {
      throw cursor.expected("a variable, a number or a coefficient");
    }
    if (exponent(word)) {
      cursor.move(1);
      word += "-" + cursor.run(DotTokens::bare);
    }
    if ((negative || startsNumber(word)) && !number(word)) {
      throw cursor.expected(start, "a number or a name, which starts with a letter,");
    }
    if (cursor.peek() == '(') {
      call();
      return "";
    }
    return negative ? "-" + word : word;
  }

  /// Whether `1e` goes on with `-5`.
  private boolean exponent(String word) {
    return Character.isDigit(word.charAt(0))
        && (word.endsWith("e") || word.endsWith("E"))
        && cursor.peek() == '-';
  }

  private void call() {
    int start = cursor.offset();
    int open = 0;
    do {
      int c = cursor.peek();
      if (c == TextCursor.END) {
        throw cursor.error(start, "the '(' that starts here does not end; close it with ')'");
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      cursor.move(1);
    } while (open > 0);
  }

  private static boolean startsNumber(String word) {
    int first = word.startsWith("-") ? 1 : 0;
    first += word.startsWith(".", first) ? 1 : 0;
    return word.length() > first && Character.isDigit(word.charAt(first));
  }

  private static boolean number(String word) {
    if (!startsNumber(word) || word.length() > 64) {
      return false;
    }
    try {
      return Double.isFinite(Double.parseDouble(word));
    } catch (NumberFormatException notOne) {
      return false;
    }
  }
}
