package io.causalgym.graph;

/// How the marks of a graph are to be read: an ADMG and a MAG look alike and answer differently.
public enum GraphKind {
  /// Directed acyclic graph: every common cause is a node.
  DAG,
  /// Acyclic directed mixed graph: `<->` stands for a latent common cause.
  ADMG,
  /// Completed (or maximally oriented) partially directed graph: a Markov equivalence class of
  /// DAGs.
  CPDAG,
  /// Maximal ancestral graph.
  MAG,
  /// Partial ancestral graph: a Markov equivalence class of MAGs.
  PAG
}
