package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks what a treatment does to an outcome in a model: effects, effects on the treated, and the
/// probabilities of causation.
///
/// @param contrast the two states of the treatment that are compared, default 1 and 0
/// @param level the state of the outcome that counts, default 1
/// @param given what is known of the units
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CausationQuery(
    @JsonProperty(required = true) ModelDocument model,
    @JsonProperty(required = true) String treatment,
    @JsonProperty(required = true) String outcome,
    @Nullable List<State> contrast,
    @Nullable State level,
    @Nullable Assignment given) {

  public CausationQuery {
    Require.present("model", model);
    Require.name("treatment", treatment);
    Require.outcome(treatment, outcome);
    contrast = Require.contrast(contrast);
    level = level == null ? new State.Index(1) : level;
    given = given == null ? Assignment.NONE : given;
  }
}
