package io.causalgym.discovery.search;

/// Hears where a search is; from any thread, often, cheaply.
@FunctionalInterface
public interface SearchProgress {
  SearchProgress NONE = (done, total, unit, stage) -> {};

  /// @param done so far, in the whole search
  /// @param total as far as is known now; it may grow, 0 while unknown
  /// @param unit what is counted, in plural: "tests", "scores", "restarts"
  /// @param stage for people: "level 2", "backward phase"
  void at(long done, long total, String unit, String stage);
}
