package io.causalgym.discovery.search.greedy;

/// How far {@link Fges} goes.
///
/// @param maxDegree edges at a node at most, -1 for no limit
/// @param faithfulness whether variables that are independent by themselves are taken never to be
///   adjacent
public record FgesOptions(int maxDegree, boolean faithfulness) {
  public FgesOptions {
    GesOptions.checkDegree(maxDegree);
  }

  /// No limit; faithfulness assumed.
  public static FgesOptions defaults() {
    return new FgesOptions(-1, true);
  }
}
