package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for the questions of a suite with their answers, as JSON lines.
///
/// @param cursor the `next` of the part before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuiteItemsQuery(
    @JsonProperty(required = true) SuiteDocument suite, @Nullable String cursor) {
  public SuiteItemsQuery {
    Require.present("suite", suite);
    if (Boolean.TRUE.equals(suite.hiddenSeed())) {
      throw new Violation(
          "suite.hiddenSeed", true, "a hidden seed is drawn by an evaluation; give 'seed'");
    }
  }
}
