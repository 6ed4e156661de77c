package io.causalgym.graph;

/// The mark at one end of an edge.
public enum Mark {
  TAIL,
  ARROW,
  CIRCLE
}
