package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A formula in three forms.
///
/// @param definitions shared parts that `expression` refers to by id
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Estimand(
    @JsonProperty(required = true) String text,
    @JsonProperty(required = true) String latex,
    @JsonProperty(required = true) ExpressionDocument expression,
    Map<String, ExpressionDocument> definitions) {

  public Estimand {
    SortedMap<String, ExpressionDocument> sorted =
        new TreeMap<>(definitions == null ? Map.of() : definitions);
    definitions = Collections.unmodifiableSortedMap(sorted);
  }
}
