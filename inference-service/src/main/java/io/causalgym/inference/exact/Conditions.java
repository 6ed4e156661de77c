package io.causalgym.inference.exact;

import io.causalgym.model.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is observed, and what is done to the network before it is observed: evidence is evidence in
/// the mutilated network, as in P(y | do(x), z).
///
/// @param evidence state by variable
/// @param intervention state by variable that is set: its mechanism is cut away
/// @param replaced by variable, the mechanism that takes the place of its own: a table over some of
///   its parents and the variable itself, in any order, each P(variable | state of the parents)
///   summing to 1
public record Conditions(
    Map<String, Integer> evidence, Map<String, Integer> intervention, Map<String, Table> replaced) {

  /// Nothing observed, nothing done.
  public static final Conditions NONE = new Conditions(Map.of(), Map.of(), Map.of());

  public Conditions {
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    intervention = Collections.unmodifiableMap(new LinkedHashMap<>(intervention));
    replaced = Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
  }

  /// Only evidence.
  public static Conditions observed(Map<String, Integer> evidence) {
    return new Conditions(evidence, Map.of(), Map.of());
  }

  /// Evidence in the network after `do`.
  public static Conditions observed(
      Map<String, Integer> evidence, Map<String, Integer> intervention) {
    return new Conditions(evidence, intervention, Map.of());
  }

  /// Only an intervention.
  public static Conditions done(Map<String, Integer> intervention) {
    return new Conditions(Map.of(), intervention, Map.of());
  }
}
