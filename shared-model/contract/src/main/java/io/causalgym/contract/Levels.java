package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values to which variables are set, in the order written.
public record Levels(Map<String, Level> values) {

  /// No intervention.
  public static final Levels NONE = new Levels(Map.of());

  public Levels {
    values = Require.named("", values);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Levels read(Map<String, Object> json) {
    return of(json);
  }

  static Levels of(Map<?, ?> json) {
    Map<String, Level> values = new LinkedHashMap<>();
    json.forEach(
        (name, value) -> values.put(String.valueOf(name), at(String.valueOf(name), value)));
    return new Levels(values);
  }

  /// A level whose fault names the variable, however deep it stands.
  private static Level at(String name, @Nullable Object json) {
    try {
      return Level.of(json);
    } catch (Violation fault) {
      throw fault.within(name);
    }
  }

  /// Whether some value is what a variable would be in another world.
  boolean nested() {
    return values.values().stream().anyMatch(Level.Counterfactual.class::isInstance);
  }

  @JsonValue
  Map<String, Level> write() {
    return values;
  }
}
