package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Values to which variables are set, in the order written.
public record Levels(Map<String, Level> values) {

  /// No intervention.
  public static final Levels NONE = new Levels(Map.of());

  public Levels {
    values.keySet().forEach(name -> Require.name("", name));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Levels read(Map<String, Object> json) {
    return of(json);
  }

  static Levels of(Map<?, ?> json) {
    Map<String, Level> values = new LinkedHashMap<>();
    json.forEach((name, value) -> values.put(String.valueOf(name), Level.of(value)));
    return new Levels(values);
  }

  @JsonValue
  Map<String, Level> write() {
    return values;
  }
}
