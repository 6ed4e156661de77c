package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// The library of causal worlds, without their models.
public record EnvironmentsAnswer(
    @JsonProperty(required = true) List<EnvironmentDocument> environments) {

  public EnvironmentsAnswer {
    environments = List.copyOf(environments);
  }
}
