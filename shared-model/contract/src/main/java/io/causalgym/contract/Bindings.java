package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
      case Map<?, ?> map ->
          values(
              Assignment.read(
                  map.entrySet().stream()
                      .collect(
                          Collectors.toMap(
                              entry -> name(entry.getKey()),
                              entry -> entry.getValue() == null ? "" : entry.getValue(),
                              (first, second) -> first,
                              java.util.LinkedHashMap::new))));
      default ->
          throw new Violation("", json, "give names, [\"X\"], or values, {\"X\": 1}, not " + json);
    };
  }

  private static String name(@Nullable Object json) {
    if (json instanceof String name) {
      return name;
    }
    throw new Violation("", json, "a variable's name is a string, not " + json);
  }

  @JsonValue
  Object write() {
    return assignment == null ? names : assignment;
  }
}
