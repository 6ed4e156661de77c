package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Names a relationship.
///
/// @param id the number that it got when it was stored
public record RelationshipReference(@JsonProperty(required = true) String id) {
  public RelationshipReference {
    Require.matches(
        "id",
        id,
        "0|[1-9][0-9]{0,17}",
        "a number, as returned when the relationship was stored or listed");
  }
}
