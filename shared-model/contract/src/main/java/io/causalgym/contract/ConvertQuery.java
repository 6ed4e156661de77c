package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for a network in another form.
///
/// @param format the text format; tables as JSON where absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConvertQuery(
    @JsonProperty(required = true) NetworkDocument network, @Nullable NetworkFormatName format) {

  public ConvertQuery {
    Require.present("network", network);
  }
}
