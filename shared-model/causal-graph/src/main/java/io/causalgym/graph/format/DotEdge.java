package io.causalgym.graph.format;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.Mark;
import io.causalgym.graph.text.TextCursor;
import org.jspecify.annotations.Nullable;

/// The marks at the two ends of an edge as it is written, left and right.
record DotEdge(Mark left, Mark right) {

  private record Operator(String symbol, DotEdge edge) {}

  // Longest first: `<-` starts `<->`. The circle is written `@` in DAGitty; it writes the last two
  // with two dashes, but people write them with one.
  private static final Operator[] OPERATORS = {
    operator("<->", Mark.ARROW, Mark.ARROW),
    operator("<-@", Mark.ARROW, Mark.CIRCLE),
    operator("@->", Mark.CIRCLE, Mark.ARROW),
    operator("@-@", Mark.CIRCLE, Mark.CIRCLE),
    operator("@--", Mark.CIRCLE, Mark.TAIL),
    operator("--@", Mark.TAIL, Mark.CIRCLE),
    operator("->", Mark.TAIL, Mark.ARROW),
    operator("<-", Mark.ARROW, Mark.TAIL),
    operator("--", Mark.TAIL, Mark.TAIL),
    operator("@-", Mark.CIRCLE, Mark.TAIL),
    operator("-@", Mark.TAIL, Mark.CIRCLE),
  };

  private static Operator operator(String symbol, Mark left, Mark right) {
    return new Operator(symbol, new DotEdge(left, right));
  }

  static boolean startsAt(String text, int at) {
    for (Operator operator : OPERATORS) {
      if (text.startsWith(operator.symbol(), at)) {
        return true;
      }
    }
    return false;
  }

  /// The operator here, which is then passed, or none.
  static @Nullable DotEdge accept(TextCursor cursor) {
    cursor.skip();
    for (Operator operator : OPERATORS) {
      if (cursor.at(operator.symbol())) {
        cursor.move(operator.symbol().length());
        return operator.edge();
      }
    }
    return null;
  }

  /// DAGitty's symbol for a kind of edge.
  static String symbol(EdgeKind kind) {
    return switch (kind) {
      case DIRECTED, BIDIRECTED, UNDIRECTED -> kind.symbol();
      case CIRCLE_ARROW -> "@->";
      case CIRCLE_CIRCLE -> "@-@";
      case CIRCLE_TAIL -> "@--";
    };
  }

  /// Whether the edge must be turned round to be one of the {@link EdgeKind}s.
  boolean reversed() {
    return (right == Mark.CIRCLE && left != Mark.CIRCLE)
        || (left == Mark.ARROW && right == Mark.TAIL);
  }

  EdgeKind kind() {
    Mark from = reversed() ? right : left;
    Mark to = reversed() ? left : right;
    for (EdgeKind kind : EdgeKind.values()) {
      if (kind.atFrom() == from && kind.atTo() == to) {
        return kind;
      }
    }
    throw new AssertionError("no edge has the marks " + from + " and " + to);
  }
}
