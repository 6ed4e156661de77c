package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of relationships.
///
/// @param next where the next page begins, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationshipsAnswer(
    @JsonProperty(required = true) List<RelationshipDocument> relationships,
    @Nullable String next) {
  public RelationshipsAnswer {
    relationships = List.copyOf(relationships);
  }
}
