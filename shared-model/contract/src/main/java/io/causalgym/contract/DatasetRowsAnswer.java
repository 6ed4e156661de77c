package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a dataset as text; a missing value is null.
///
/// @param columns their names
/// @param next the first row of the next page, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetRowsAnswer(
    @JsonProperty(required = true) List<String> columns,
    @JsonProperty(required = true) List<List<@Nullable String>> rows,
    @Nullable Integer next) {
  public DatasetRowsAnswer {
    columns = List.copyOf(columns);
    // Cells may be null, which List.copyOf refuses.
    rows = java.util.Collections.unmodifiableList(rows);
  }
}
