package io.causalgym.inference.mediation;

/// The selected among the directed paths from the treatment to a node, or rather to the end of the
/// selected paths that continue from it. Two are equal if they are the same for every purpose.
interface PathSet {

  /// The node where the paths end.
  int node();

  boolean isEmpty();

  /// Whether these are all directed paths from the treatment to the node.
  boolean isEverything();

  /// The paths up to `parent` of those that come through it.
  PathSet before(int parent);
}
