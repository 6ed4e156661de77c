package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a variable is set to: a number, a state's label, or the value that another variable would
/// have under an intervention of its own.
///
/// A number is the value of a continuous variable and the state index of a discrete one.
public sealed interface Level {

  record Quantity(@JsonValue double value) implements Level {
    public Quantity {
      if (!Double.isFinite(value)) {
        throw new Violation("", value, "a value is " + value + "; give a finite number");
      }
    }
  }

  record Label(@JsonValue String label) implements Level {
    public Label {
      Require.name("", label);
    }
  }

  /// `{"var": "M", "do": {"X": 0}}`: what M would be under do(X=0).
  record Counterfactual(String variable, Levels intervention) implements Level {
    public Counterfactual {
      Require.name("var", variable);
    }

    @JsonValue
    Map<String, Object> write() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("var", variable);
      json.put("do", intervention);
      return json;
    }
  }

  /// Reads a level from JSON.
  @JsonCreator
  static Level of(@Nullable Object json) {
    return switch (json) {
      case Number number -> new Quantity(number.doubleValue());
      case String label -> new Label(label);
      case Map<?, ?> map -> counterfactual(map);
      case null, default ->
          throw new Violation(
              "",
              Shown.value(json),
              "a value is a number, a state's label or {\"var\": .., \"do\": {..}}, not "
                  + Shown.value(json));
    };
  }

  private static Counterfactual counterfactual(Map<?, ?> map) {
    Object intervention = map.get("do");
    if (map.size() == 2
        && map.get("var") instanceof String variable
        && intervention instanceof Map<?, ?> levels) {
      return new Counterfactual(variable, Levels.of(levels));
    }
    throw new Violation(
        "",
        Shown.value(map),
        "a counterfactual value is {\"var\": name, \"do\": {name: value, ..}}, not "
            + Shown.value(map));
  }
}
