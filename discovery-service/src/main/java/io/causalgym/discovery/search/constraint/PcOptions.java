package io.causalgym.discovery.search.constraint;

/// How PC searches.
///
/// @param skeleton level of the tests and depth
/// @param colliders how unshielded triples are judged
/// @param conflicts what is done with contradictions
public record PcOptions(SkeletonOptions skeleton, ColliderRule colliders, ConflictRule conflicts) {
  public static final PcOptions DEFAULTS =
      new PcOptions(SkeletonOptions.DEFAULTS, ColliderRule.MAX_P, ConflictRule.PRIORITY);

  public PcOptions withAlpha(double alpha) {
    return new PcOptions(new SkeletonOptions(alpha, skeleton.depth()), colliders, conflicts);
  }

  public PcOptions withDepth(int depth) {
    return new PcOptions(new SkeletonOptions(skeleton.alpha(), depth), colliders, conflicts);
  }

  public PcOptions with(ColliderRule colliders) {
    return new PcOptions(skeleton, colliders, conflicts);
  }

  public PcOptions with(ConflictRule conflicts) {
    return new PcOptions(skeleton, colliders, conflicts);
  }
}
