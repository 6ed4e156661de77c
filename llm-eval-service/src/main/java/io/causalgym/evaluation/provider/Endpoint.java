package io.causalgym.evaluation.provider;

import java.net.URI;
import java.util.Optional;

/// Where a provider listens.
///
/// @param base such as `https://api.openai.com/v1`, without a slash at the end
/// @param key sent to this origin only; shown nowhere
public record Endpoint(URI base, Optional<String> key) {

  /// Without the key.
  @Override
  public String toString() {
    return base.toString();
  }
}
