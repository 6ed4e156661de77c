package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What tokens cost, in US dollars for a million of them.
///
/// @param cached those of a prompt that the provider had in its cache; as `prompt` where absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceDocument(
    @JsonProperty(required = true) double prompt,
    @JsonProperty(required = true) double completion,
    @Nullable Double cached) {
  public PriceDocument {
    Require.closed("prompt", prompt, 0, 1_000_000);
    Require.closed("completion", completion, 0, 1_000_000);
    Require.closed("cached", cached, 0, 1_000_000);
  }
}
