package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/// A node: its name alone, or `{"name": .., "latent": true}`.
///
/// @param latent whether the node is not measured
public record NodeDocument(String name, boolean latent) {

  public NodeDocument {
    Require.name("name", name);
  }

  @JsonCreator
  static NodeDocument read(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty("latent") boolean latent) {
    return new NodeDocument(name, latent);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static NodeDocument measured(String name) {
    return new NodeDocument(name, false);
  }

  @JsonValue
  Object write() {
    return latent ? Map.of("name", name, "latent", true) : name;
  }
}
