package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for the distribution of every single variable of a discrete model.
///
/// @param variables which ones, all where absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarginalsQuery(
    @JsonProperty(required = true) ModelDocument model,
    @Nullable List<String> variables,
    @Nullable Assignment evidence,
    @JsonProperty("do") @Nullable Assignment intervention) {

  public MarginalsQuery {
    Require.present("model", model);
    variables = variables == null ? null : Require.someNames("variables", variables);
    evidence = evidence == null ? Assignment.NONE : evidence;
    intervention = intervention == null ? Assignment.NONE : intervention;
  }
}
