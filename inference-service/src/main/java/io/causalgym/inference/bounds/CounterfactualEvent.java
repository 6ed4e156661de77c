package io.causalgym.inference.bounds;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A variable would have been in one of some states, had others been set: `Y_x` in `states`.
///
/// @param intervened what is set, by name; empty for the world as it is
/// @param states the states of `variable` that make the event true
public record CounterfactualEvent(
    String variable, SortedMap<String, Integer> intervened, SortedSet<Integer> states) {
  public CounterfactualEvent {
    intervened = Collections.unmodifiableSortedMap(new TreeMap<>(intervened));
    states = Collections.unmodifiableSortedSet(new TreeSet<>(states));
  }

  /// `variable` takes `state` under `intervened`.
  public static CounterfactualEvent of(
      String variable, Map<String, Integer> intervened, int state) {
    return new CounterfactualEvent(
        variable, new TreeMap<>(intervened), new TreeSet<>(Set.of(state)));
  }

  /// `variable` takes `state` in the world as it is.
  public static CounterfactualEvent factual(String variable, int state) {
    return of(variable, Map.of(), state);
  }
}
