package io.causalgym.discovery.service.datasets;

import io.causalgym.contract.DatasetDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of an owner's datasets, newest first.
///
/// @param next where the next page begins, null on the last one
public record DatasetPage(List<DatasetDocument> datasets, @Nullable String next) {
  public DatasetPage {
    datasets = List.copyOf(datasets);
  }
}
