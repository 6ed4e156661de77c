package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The learned graphs of a job over several datasets, in their order.
public record DiscoveryResults(@JsonProperty(required = true) List<DiscoveryResult> results) {
  public DiscoveryResults {
    results = List.copyOf(results);
  }
}
