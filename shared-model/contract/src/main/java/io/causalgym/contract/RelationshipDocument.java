package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Somebody's or something's claim that one variable causes, or is adjacent to, another.
///
/// @param kind default `->`
/// @param confidence 0 to 1
/// @param strength such as a coefficient
/// @param source default `person`; only services say anything else
/// @param job which discovered it
/// @param dataset from which
/// @param note for people
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationshipDocument(
    @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable String id,
    @JsonProperty(required = true) String cause,
    @JsonProperty(required = true) String effect,
    @Nullable EdgeSymbol kind,
    @Nullable Double confidence,
    @Nullable Double strength,
    @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable SourceName source,
    @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable String job,
    @Nullable String dataset,
    @Nullable String note,
    @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable String createdAt) {
  public RelationshipDocument {
    Require.name("cause", cause);
    if (cause.equals(Require.name("effect", effect))) {
      throw new Violation(
          "effect", effect, "'" + effect + "' is cause and effect at once; name two variables");
    }
    kind = kind == null ? EdgeSymbol.DIRECTED : kind;
    Require.closed("confidence", confidence, 0, 1);
    if (strength != null) {
      Require.finite("strength", strength);
    }
    if (note != null && note.length() > 10_000) {
      throw new Violation("note", note, "a note has at most 10 000 characters; shorten it");
    }
    if (note != null) {
      Require.storable("note", Require.wellFormed("note", note));
    }
    if (dataset != null) {
      Require.storable("dataset", Require.wellFormed("dataset", dataset));
    }
  }
}
