package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// An edge between two named nodes.
public record EdgeDocument(
    @JsonProperty(required = true) String from,
    @JsonProperty(required = true) String to,
    @JsonProperty(required = true) EdgeSymbol kind) {

  public EdgeDocument {
    Require.name("from", from);
    Require.name("to", to);
    Require.present("kind", kind);
  }
}
