package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of datasets.
///
/// @param next where the next page begins, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetsAnswer(
    @JsonProperty(required = true) List<DatasetDocument> datasets, @Nullable String next) {
  public DatasetsAnswer {
    datasets = List.copyOf(datasets);
  }
}
