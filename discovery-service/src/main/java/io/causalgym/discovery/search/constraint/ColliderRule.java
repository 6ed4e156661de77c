package io.causalgym.discovery.search.constraint;

/// How an unshielded triple `a - b - c` is judged. All but the first look at every separating set
/// among the neighbours of `a` and of `c` and do not depend on the order of variables.
public enum ColliderRule {
  /// `b` is a collider if it is not in the separating set found first (Spirtes, Glymour, Scheines
  /// 2000, section 5.4.2; spirtes2000causation).
  STANDARD,
  /// A collider if `b` is in no separating set, none if it is in all, else left open (Ramsey,
  /// Spirtes, Zhang 2006; ramsey2006adjacency).
  CONSERVATIVE,
  /// A collider if `b` is in less than half of the separating sets, none if in more than half, else
  /// left open (Colombo and Maathuis 2014, section 4.2; colombo2014order).
  MAJORITY,
  /// A collider if `b` is not in the set with the largest p-value (Ramsey 2016; ramsey2016maxp).
  MAX_P
}
