package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How a model is asked; the defaults are those of docs/evaluation.md.
///
/// @param temperature 0 to 2, default 0
/// @param defaultTemperature leaves the temperature to the provider, as reasoning models require
/// @param seed of the provider's sampling, where it has one
/// @param maxTokens of a reply, 1 to 1 000 000
/// @param style how a question is put
/// @param structured whether the provider is asked to hold the reply to a JSON schema
/// @param stream whether replies come as a stream
/// @param repair whether a reply without an answer gets one more turn
/// @param batch whether the provider's batch interface is used, slower and cheaper
/// @param cache whether an equal question that was answered before is answered from the cache
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelParameters(
    @Nullable Double temperature,
    @Nullable Boolean defaultTemperature,
    @Nullable Long seed,
    @Nullable Integer maxTokens,
    @Nullable StyleName style,
    @Nullable Boolean structured,
    @Nullable Boolean stream,
    @Nullable Boolean repair,
    @Nullable Boolean batch,
    @Nullable Boolean cache) {
  public static final ModelParameters NONE =
      new ModelParameters(null, null, null, null, null, null, null, null, null, null);

  public ModelParameters {
    Require.closed("temperature", temperature, 0, 2);
    Require.within("maxTokens", maxTokens, 1, 1_000_000);
    if (temperature != null && Boolean.TRUE.equals(defaultTemperature)) {
      throw new Violation(
          "temperature", temperature, "'defaultTemperature' is true; leave one of the two out");
    }
  }
}
