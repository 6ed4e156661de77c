package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for rows of a dataset.
///
/// @param from the first row, counted from 0, default 0
/// @param limit 1 to 1000, default 20
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetRowsQuery(
    @JsonProperty(required = true) String id, @Nullable Integer from, @Nullable Integer limit) {
  public DatasetRowsQuery {
    Require.name("id", id);
    from = Require.between("from", from, 0, Integer.MAX_VALUE, 0);
    limit = Require.between("limit", limit, 1, 1_000, 20);
  }
}
