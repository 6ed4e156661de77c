package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks the reference models, in the words of the OpenAI API.
///
/// @param token of an evaluation, empty if none was given
/// @param path below `/v1`, such as `chat/completions`
/// @param body the request as it was sent, absent for reading
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferenceQuery(
    @JsonProperty(required = true) String token,
    @JsonProperty(required = true) String path,
    @Nullable String body) {
  public ReferenceQuery {
    Require.present("token", token);
    Require.present("path", path);
  }
}
