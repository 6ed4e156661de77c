package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

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
      @JsonProperty("latent") @Nullable Boolean latent) {
    return new NodeDocument(name, latent != null && latent);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static NodeDocument measured(String name) {
    return new NodeDocument(name, false);
  }

  @JsonValue
  Object write() {
    return latent ? new Latent(name, true) : name;
  }

  /// A record, whose fields have one order in every JVM, as a map's have not.
  private record Latent(String name, boolean latent) {}
}
