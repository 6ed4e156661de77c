package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for a stored graph.
///
/// @param id its content hash
/// @param format how it is wanted; JSON where absent
public record GraphReference(
    @JsonProperty(required = true) String id, @Nullable GraphFormatName format) {

  public GraphReference {
    Require.matches(
        "id", id, "[0-9a-f]{64}", "64 hexadecimal digits, as returned when the graph was stored");
  }
}
