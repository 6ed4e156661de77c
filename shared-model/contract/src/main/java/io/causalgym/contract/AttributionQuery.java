package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks how much each of several causes contributed to what happened to one unit.
///
/// @param evidence what was observed of the unit, the causes and the outcome included
/// @param alternatives by cause: the state that it is compared with
/// @param level the state of the outcome that counts; its index is the outcome's score where absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttributionQuery(
    @JsonProperty(required = true) ModelDocument model,
    @JsonProperty(required = true) String outcome,
    @JsonProperty(required = true) Assignment evidence,
    @JsonProperty(required = true) Assignment alternatives,
    @Nullable State level) {

  public AttributionQuery {
    Require.present("model", model);
    Require.name("outcome", outcome);
    Require.present("evidence", evidence);
    Require.present("alternatives", alternatives);
    if (alternatives.states().isEmpty()) {
      throw new Violation("alternatives", "{}", "'alternatives' is empty; name at least one cause");
    }
    for (String cause : alternatives.states().keySet()) {
      if (!evidence.states().containsKey(cause)) {
        throw new Violation(
            "evidence." + cause,
            null,
            "'evidence' does not say what the cause '" + cause + "' was; add it");
      }
    }
  }
}
