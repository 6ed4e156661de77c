package io.causalgym.discovery.search.constraint;

/// What is done where two colliders point an edge in opposite directions. Each such collider is
/// named in the notes of the result, and never is a directed cycle made.
public enum ConflictRule {
  /// The collider with more evidence is kept, the other one left out.
  PRIORITY,
  /// The later collider turns the edge round.
  OVERWRITE,
  /// The edge stays undirected.
  UNDIRECTED
}
