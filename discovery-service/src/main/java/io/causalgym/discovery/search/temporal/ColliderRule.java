package io.causalgym.discovery.search.temporal;

/// How it is decided whether the middle of an unshielded triple is a collider.
public enum ColliderRule {
  /// By the separating set that was found first; depends on the order of variables.
  FIRST,
  /// A collider is in fewer than half of the separating sets; exactly half leaves it open.
  MAJORITY,
  /// A collider is in no separating set, a non-collider in all; else it is left open.
  CONSERVATIVE
}
