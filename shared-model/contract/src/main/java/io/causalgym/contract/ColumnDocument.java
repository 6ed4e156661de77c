package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of a dataset.
///
/// @param missing cells without a value
/// @param levels of a discrete column in the order of their codes
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnDocument(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) VariableTypeName type,
    long missing,
    @Nullable List<String> levels) {
  public ColumnDocument {
    levels = Require.copied("levels", levels);
  }
}
