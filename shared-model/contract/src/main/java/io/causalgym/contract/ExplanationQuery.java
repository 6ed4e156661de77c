package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for the most probable states of variables of a discrete model.
///
/// @param variables of which the joint states are sought, the others summed out (MAP); everything
///   that is not observed where absent (MPE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationQuery(
    @JsonProperty(required = true) ModelDocument model,
    @Nullable List<String> variables,
    @Nullable Assignment evidence,
    @JsonProperty("do") @Nullable Assignment intervention) {

  public ExplanationQuery {
    Require.present("model", model);
    variables = variables == null ? null : Require.someNames("variables", variables);
    evidence = evidence == null ? Assignment.NONE : evidence;
    intervention = intervention == null ? Assignment.NONE : intervention;
  }
}
