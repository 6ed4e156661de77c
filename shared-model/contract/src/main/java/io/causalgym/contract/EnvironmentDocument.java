package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A causal world of the library.
///
/// @param kind of its model: `scm`, `network`, `linear` or `equations`
/// @param teaches what there is to learn
/// @param source where the world or its numbers come from
/// @param licence of the numbers, where it is not the project's own
/// @param latent variables that nobody in the story measures
/// @param graph over its variables, the latent ones marked
/// @param model with every number; absent in a list
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentDocument(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) String story,
    @JsonProperty(required = true) String teaches,
    @JsonProperty(required = true) String source,
    @Nullable String licence,
    @JsonProperty(required = true) String treatment,
    @JsonProperty(required = true) String outcome,
    @JsonProperty(required = true) String question,
    @JsonProperty(required = true) List<String> latent,
    @Nullable GraphDocument graph,
    @Nullable ModelDocument model) {

  public EnvironmentDocument {
    latent = List.copyOf(latent);
  }
}
