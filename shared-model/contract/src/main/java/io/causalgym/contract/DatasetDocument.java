package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored dataset.
///
/// @param id the content hash of its columns
/// @param bytes of the content that was sent
/// @param notes what a reader of the data should know, such as a constant column
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetDocument(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String name,
    int rows,
    @JsonProperty(required = true) List<ColumnDocument> columns,
    long bytes,
    @JsonProperty(required = true) String createdAt,
    @Nullable List<String> notes) {
  public DatasetDocument {
    columns = List.copyOf(columns);
    notes = Require.copied("notes", notes);
  }
}
