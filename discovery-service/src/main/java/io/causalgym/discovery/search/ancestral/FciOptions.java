package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.search.DiscoveryException;

/// How the searches of the FCI family decide.
///
/// @param alpha a pair is separated where the p-value of its independence is above
/// @param depth of separating sets, the largest number of members, -1 for no limit; a search with a
///   limit is the anytime FCI: what it says is right, but it says less
/// @param maxPathLength edges of a path that leads to a member of a possible-d-sep set or that
///   discriminates, at most; -1 for no limit
/// @param possibleDsep whether edges are tested given sets beyond the neighbours too; without,
///   there may be edges too many, and the marks are as far right as RFCI's would be without its
///   checks
/// @param completeRuleSet all rules of Zhang (2008); else R1 to R4 alone, which find every
///   arrowhead but not every tail
/// @param maxP whether colliders are decided by the separating set with the largest p-value, as
///   FCI-max does, and not by the one found first: fewer wrong arrowheads, some more tests
/// @param selectionBias whether the sample may be selected by an effect of its variables: then the
///   rules R5 to R7 too, and `--` and `o--` may occur
public record FciOptions(
    double alpha,
    int depth,
    int maxPathLength,
    boolean possibleDsep,
    boolean completeRuleSet,
    boolean maxP,
    boolean selectionBias) {
  public static final FciOptions DEFAULTS = new FciOptions(0.01, -1, -1, true, true, true, false);

  public FciOptions {
    if (!(alpha > 0 && alpha < 1)) {
      throw new DiscoveryException(
          "parameters.alpha", "" + alpha, "alpha " + alpha + " must be above 0 and below 1");
    }
    checkLimit("depth", depth);
    checkLimit("maxPathLength", maxPathLength);
  }

  private static void checkLimit(String name, int limit) {
    if (limit < -1) {
      throw new DiscoveryException(
          "parameters." + name, "" + limit, name + " " + limit + " must be -1 (no limit) or more");
    }
  }

  public FciOptions withAlpha(double alpha) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  public FciOptions withDepth(int depth) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  public FciOptions withMaxPathLength(int maxPathLength) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  public FciOptions withPossibleDsep(boolean possibleDsep) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  public FciOptions withCompleteRuleSet(boolean completeRuleSet) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  public FciOptions withMaxP(boolean maxP) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  public FciOptions withSelectionBias(boolean selectionBias) {
    return new FciOptions(
        alpha, depth, maxPathLength, possibleDsep, completeRuleSet, maxP, selectionBias);
  }

  /// As a number to compare sizes with.
  int mostMembers() {
    return depth < 0 ? Integer.MAX_VALUE : depth;
  }

  /// As a number to compare lengths with.
  int longestPath() {
    return maxPathLength < 0 ? Integer.MAX_VALUE : maxPathLength;
  }
}
