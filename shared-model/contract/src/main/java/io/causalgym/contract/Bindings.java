package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Variables with values, `{"X": 1}`, or names only, `["X"]`, which asks for every value at once.
///
/// @param names the variables in the order written
/// @param assignment their values, or absent
public record Bindings(List<String> names, @Nullable Assignment assignment) {

  /// No variable.
  public static final Bindings NONE = new Bindings(List.of(), null);

  public Bindings {
    names = Require.names("", names);
  }

  public static Bindings names(List<String> names) {
    return new Bindings(names, null);
  }

  public static Bindings values(Assignment assignment) {
    return new Bindings(List.copyOf(assignment.states().keySet()), assignment);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Bindings read(Object json) {
    return switch (json) {
      case List<?> list -> names(list.stream().map(Bindings::name).toList());
      case Map<?, ?> map -> values(Assignment.of(named(map)));
      default ->
          throw new Violation(
              "",
              Shown.value(json),
              "give names, [\"X\"], or values, {\"X\": 1}, not " + Shown.value(json));
    };
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(name(key), value));
    return named;
  }

  private static String name(@Nullable Object json) {
    if (json instanceof String name) {
      return name;
    }
    throw new Violation(
        "", Shown.value(json), "a variable's name is a string, not " + Shown.value(json));
  }

  @JsonValue
  Object write() {
    return assignment == null ? names : assignment;
  }
}
