package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// What the reference models answer, in the words of the OpenAI API, errors included.
///
/// @param status of HTTP
/// @param headers further ones
/// @param body JSON, or the whole event stream
/// @param stream whether the body is an event stream
public record ReferenceAnswer(
    @JsonProperty(required = true) int status,
    @JsonProperty(required = true) Map<String, String> headers,
    @JsonProperty(required = true) String body,
    @JsonProperty(required = true) boolean stream) {
  public ReferenceAnswer {
    headers = Require.inOrder(headers);
  }
}
