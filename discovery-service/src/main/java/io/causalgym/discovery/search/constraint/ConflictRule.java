package io.causalgym.discovery.search.constraint;

/// What is done where two colliders point an edge in opposite directions. Each such collider is
/// named in the notes of the result, and never is a directed cycle made.
public enum ConflictRule {
  /// The collider with more evidence is kept, the other one left out: the larger ratio of the
  /// largest p-values without and with its middle. The standard rule knows no evidence; the order
  /// of variables decides there.
  PRIORITY,
  /// The later collider turns the edge round.
  OVERWRITE,
  /// No collider directs the edge; it stays undirected unless other edges imply its direction.
  UNDIRECTED
}
