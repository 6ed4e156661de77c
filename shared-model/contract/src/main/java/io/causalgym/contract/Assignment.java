package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of variables, in the order written.
public record Assignment(Map<String, State> states) {

  /// No variable has a value.
  public static final Assignment NONE = new Assignment(Map.of());

  public Assignment {
    states.keySet().forEach(name -> Require.name("", name));
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Assignment read(Map<String, Object> json) {
    return of(json);
  }

  /// From JSON values by name.
  static Assignment of(Map<String, ? extends @Nullable Object> json) {
    Map<String, State> states = new LinkedHashMap<>();
    json.forEach((name, value) -> states.put(name, at(name, value)));
    return new Assignment(states);
  }

  /// A state whose fault names the variable.
  private static State at(String name, @Nullable Object json) {
    try {
      return State.of(json);
    } catch (Violation fault) {
      throw fault.within(name);
    }
  }

  @JsonValue
  Map<String, State> write() {
    return states;
  }
}
