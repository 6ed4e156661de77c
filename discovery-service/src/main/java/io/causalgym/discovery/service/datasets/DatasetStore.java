package io.causalgym.discovery.service.datasets;

import io.causalgym.contract.DatasetDocument;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The metadata of datasets.
public interface DatasetStore {

  /// Keeps a dataset; one that is there already stays as it is.
  ///
  /// @return the dataset as it is kept
  Future<DatasetDocument> put(String owner, DatasetDocument dataset);

  Future<Optional<DatasetDocument>> get(String owner, String id);

  /// @param before the `next` of the page before
  Future<DatasetPage> list(String owner, int limit, @Nullable String before);

  /// @return whether there was one
  Future<Boolean> delete(String owner, String id);
}
