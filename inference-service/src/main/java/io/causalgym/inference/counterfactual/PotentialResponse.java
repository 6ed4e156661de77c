package io.causalgym.inference.counterfactual;

import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The state that a variable takes under an intervention, `Y_x` or, nested, `Y_{x, M_{x'}}`; under
/// no intervention its factual state.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, definition 7.1.4 (`pearl2009causality`).
///
/// @param intervention what each variable is set to; a variable set in its own world has that state
public record PotentialResponse(String variable, Map<String, Setting> intervention) {

  /// How deep responses may be nested.
  public static final int MOST_DEPTH = 16;

  /// How many responses one may hold, itself included.
  public static final int MOST_SIZE = 4096;

  /// @throws ModelException if it is nested deeper than {@link #MOST_DEPTH} or holds more than
  ///   {@link #MOST_SIZE} responses
  public PotentialResponse {
    intervention = Collections.unmodifiableMap(new LinkedHashMap<>(intervention));
    int depth = 1;
    long size = 1;
    for (PotentialResponse inner : nested(intervention)) {
      depth = Math.max(depth, 1 + inner.depth());
      size += inner.size();
    }
    if (depth > MOST_DEPTH) {
      throw new ModelException(
          "do",
          Integer.toString(depth),
          "the worlds are nested " + depth + " deep; nest at most " + MOST_DEPTH);
    }
    if (size > MOST_SIZE) {
      throw new ModelException(
          "do",
          Long.toString(size),
          "the event holds " + size + " nested responses; use at most " + MOST_SIZE);
    }
  }

  /// The factual state.
  public static PotentialResponse factual(String variable) {
    return new PotentialResponse(variable, Map.of());
  }

  /// The state where others are set to fixed states.
  public static PotentialResponse under(String variable, Map<String, Integer> states) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    states.forEach((name, state) -> settings.put(name, new Setting.State(state)));
    return new PotentialResponse(variable, settings);
  }

  /// The event that this response is `state`.
  public CounterfactualEvent is(int state) {
    return new CounterfactualEvent(this, state);
  }

  /// How many worlds are nested in each other, 1 without nesting.
  public int depth() {
    int depth = 0;
    for (PotentialResponse inner : nested(intervention)) {
      depth = Math.max(depth, inner.depth());
    }
    return depth + 1;
  }

  /// How many responses this one holds, itself included.
  public int size() {
    int size = 1;
    for (PotentialResponse inner : nested(intervention)) {
      size += inner.size();
    }
    return size;
  }

  static List<PotentialResponse> nested(Map<String, Setting> intervention) {
    List<PotentialResponse> nested = new ArrayList<>();
    for (Setting setting : intervention.values()) {
      if (setting instanceof Setting.Natural(var response)) {
        nested.add(response);
      }
    }
    return nested;
  }

  @Override
  public String toString() {
    if (intervention.isEmpty()) {
      return variable;
    }
    List<String> parts = new ArrayList<>();
    intervention.forEach((name, setting) ->
        parts.add(
            switch (setting) {
              case Setting.State(int state) -> name + "=" + state;
              case Setting.Natural(var response) -> name + "=" + response;
            }));
    return variable + "_{" + String.join(",", parts) + "}";
  }
}
