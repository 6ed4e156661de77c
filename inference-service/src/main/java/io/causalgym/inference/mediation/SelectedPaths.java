package io.causalgym.inference.mediation;

import io.causalgym.graph.MixedGraph;

/// A selection of directed paths in a graph.
interface SelectedPaths {

  /// Which of the paths that begin with one edge are selected.
  enum Status {
    ALL,
    NONE,
    SOME
  }

  /// All selected paths.
  PathSet toOutcome();

  /// Which of the paths are selected that begin with the edge from the treatment to `child`, an
  /// ancestor of the outcome.
  Status through(int child);

  /// The selection in a graph.
  static SelectedPaths of(MixedGraph graph, int treatment, int outcome, PathSelection selection) {
    return switch (selection) {
      case PathSelection.Edges edges -> new EdgePaths(graph, treatment, outcome, edges);
      case PathSelection.Paths paths -> new ListedPaths(graph, treatment, outcome, paths);
    };
  }
}
