package io.causalgym.discovery.service.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What one part of a job does: learns the graph of all rows of a dataset, or some replicates.
///
/// @param dataset null where a graph stands in place of data
/// @param first the first replicate, counted from 0; null for the graph of all rows
/// @param count of replicates
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartInput(
    @Nullable String dataset, @Nullable Integer first, @JsonProperty(required = true) int count) {

  static PartInput whole(@Nullable String dataset) {
    return new PartInput(dataset, null, 0);
  }

  boolean isWhole() {
    return first == null;
  }
}
