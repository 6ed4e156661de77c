package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks one model for its beliefs about a world, step by step: what it believes at first, and after
/// each observation and intervention. Ask again with more steps to go on: steps that were asked
/// before are answered from the cache.
///
/// @param environment a discrete world of the library, or
/// @param world a discrete model in place of it
/// @param beliefs variables whose probabilities are asked for, 1 to 10
/// @param steps 0 to 20 of them
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentQuery(
    @JsonProperty(required = true) ModelUnderTest model,
    @Nullable String environment,
    @Nullable ModelDocument world,
    @JsonProperty(required = true) List<String> beliefs,
    @Nullable List<Step> steps,
    @Nullable Double budgetUsd) {
  public ExperimentQuery {
    Require.present("model", model);
    Require.exactlyOne(
        "", "an experiment is about an 'environment' or a 'world'", environment, world);
    if (environment != null) {
      Require.name("environment", environment);
    }
    beliefs = Require.atMost("beliefs", Require.someNames("beliefs", beliefs), 10);
    steps = steps == null ? List.of() : Require.atMost("steps", steps, 20);
    Require.closed("budgetUsd", budgetUsd, 0, 1_000_000);
  }

  /// Something that is seen, or something that is done.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(@Nullable Assignment observe, @Nullable Assignment intervene) {
    public Step {
      Require.exactlyOne("", "a step is an 'observe' or an 'intervene'", observe, intervene);
    }
  }
}
