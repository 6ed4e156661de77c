package io.causalgym.graph.path;

/// Which paths are looked for; none visits a node twice.
public enum PathKind {
  /// Along directed edges only: `from -> ... -> to`.
  CAUSAL,
  /// Starting with an arrowhead into the first node, open or not.
  BACKDOOR,
  /// m-open given the conditioning set; DAG, ADMG and MAG only.
  OPEN,
  /// Every path, whatever its marks.
  ALL
}
