package io.causalgym.graph.separation;

import io.causalgym.graph.Edge;
import java.util.List;

/// Whether two sets of nodes are m-separated given a third.
public sealed interface Separation {

  /// Every path is blocked: `(X ⟂ Y | Z)` in each distribution of the graph.
  record Separated() implements Separation {}

  /// A path is open.
  ///
  /// @param openPath a shortest m-connecting path from a node of `x` to a node of `y`: its edges in
  ///   walking order, each in its stored form, so that `a <- b` stands as the edge `b -> a`
  record Connected(List<Edge> openPath) implements Separation {
    public Connected {
      openPath = List.copyOf(openPath);
    }
  }
}
