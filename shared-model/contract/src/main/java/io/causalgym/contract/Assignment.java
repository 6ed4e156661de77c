package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Values of variables, in the order written.
public record Assignment(Map<String, State> states) {

  public Assignment {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Assignment read(Map<String, Object> json) {
    return new Assignment(
        json.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> State.of(entry.getValue()),
                    (first, second) -> first,
                    LinkedHashMap::new)));
  }

  @JsonValue
  Map<String, State> write() {
    return states;
  }
}
