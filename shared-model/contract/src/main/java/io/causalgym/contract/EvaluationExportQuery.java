package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Asks for a part of an evaluation's answers as text.
///
/// @param cursor the `next` of the part before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationExportQuery(
    @JsonProperty(required = true) String id,
    @Nullable ExportFormatName format,
    @Nullable String cursor) {
  public EvaluationExportQuery {
    Require.name("id", id);
    format = format == null ? ExportFormatName.JSONL : format;
  }
}
