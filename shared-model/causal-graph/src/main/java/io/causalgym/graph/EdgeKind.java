package io.causalgym.graph;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of edges of a mixed graph, each a pair of marks.
public enum EdgeKind {
  DIRECTED("->", Mark.TAIL, Mark.ARROW),
  BIDIRECTED("<->", Mark.ARROW, Mark.ARROW),
  UNDIRECTED("--", Mark.TAIL, Mark.TAIL),
  CIRCLE_ARROW("o->", Mark.CIRCLE, Mark.ARROW),
  CIRCLE_CIRCLE("o-o", Mark.CIRCLE, Mark.CIRCLE),
  CIRCLE_TAIL("o--", Mark.CIRCLE, Mark.TAIL);

  private final String symbol;
  private final Mark atFrom;
  private final Mark atTo;

  EdgeKind(String symbol, Mark atFrom, Mark atTo) {
    this.symbol = symbol;
    this.atFrom = atFrom;
    this.atTo = atTo;
  }

  /// The edge as text, such as `->`.
  public String symbol() {
    return symbol;
  }

  /// The mark at the first node.
  public Mark atFrom() {
    return atFrom;
  }

  /// The mark at the second node.
  public Mark atTo() {
    return atTo;
  }

  /// Whether the edge reads the same from both ends.
  public boolean symmetric() {
    return atFrom == atTo;
  }

  /// The kind with this symbol.
  public static Optional<EdgeKind> ofSymbol(String symbol) {
    return Arrays.stream(values()).filter(kind -> kind.symbol.equals(symbol)).findFirst();
  }
}
