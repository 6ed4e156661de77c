package io.causalgym.discovery.service.datasets;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DatasetDeleted;
import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.DatasetReference;
import io.causalgym.contract.DatasetRowsQuery;
import io.causalgym.contract.DatasetSummaryAnswer;
import io.causalgym.contract.DatasetsAnswer;
import io.causalgym.contract.DatasetsQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.dataset.Variable;
import io.causalgym.dataset.store.ColumnarFile;
import io.causalgym.dataset.store.MappedSample;
import io.causalgym.discovery.service.refusal.Refusals;
import io.causalgym.runtime.blob.BlobId;
import io.causalgym.runtime.blob.BlobLedger;
import io.causalgym.runtime.blob.BlobNotFound;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.compute.ComputePool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The datasets of all owners: rows of metadata in the database, columns in the blob store.
public final class DatasetCatalog {
  private final Vertx vertx;
  private final DatasetStore store;
  private final BlobStore blobs;
  private final BlobLedger ledger;
  private final ComputePool pool;

  /// @param pool where columns are read for an answer
  public DatasetCatalog(
      Vertx vertx, DatasetStore store, BlobStore blobs, BlobLedger ledger, ComputePool pool) {
    this.vertx = vertx;
    this.store = store;
    this.blobs = blobs;
    this.ledger = ledger;
    this.pool = pool;
  }

  public Future<EncodedAnswer> list(DatasetsQuery query, CallContext call) {
    int limit = Objects.requireNonNull(query.limit(), "filled in");
    return store
        .list(call.principal(), limit, query.before())
        .map(page -> encoded(new DatasetsAnswer(page.datasets(), page.next())));
  }

  public Future<EncodedAnswer> read(DatasetReference reference, CallContext call) {
    return described(reference.id(), call.principal()).map(DatasetCatalog::encoded);
  }

  public Future<EncodedAnswer> summary(DatasetReference reference, CallContext call) {
    return described(reference.id(), call.principal())
        .compose(found ->
            computed(
                found,
                call,
                sample ->
                    new DatasetSummaryAnswer(
                        found.id(), sample.rows(), DatasetDocuments.summaries(sample))));
  }

  public Future<EncodedAnswer> rows(DatasetRowsQuery query, CallContext call) {
    int from = Objects.requireNonNull(query.from(), "filled in");
    int limit = Objects.requireNonNull(query.limit(), "filled in");
    return described(query.id(), call.principal())
        .compose(
            found -> computed(found, call, sample -> DatasetDocuments.rows(sample, from, limit)));
  }

  private <A> Future<EncodedAnswer> computed(
      DatasetDocument dataset, CallContext call, Function<MappedSample, A> answer) {
    return file(dataset)
        .compose(file ->
            pool.submit(
                call,
                stopped ->
                    Refusals.answerOrProblem(() -> {
                      try (MappedSample sample = ColumnarFile.open(file)) {
                        return encoded(answer.apply(sample));
                      }
                    })));
  }

  /// @return fails with a problem where the owner has no such dataset
  public Future<DatasetDocument> described(String id, String owner) {
    return store.get(owner, id).map(found -> found.orElseThrow(() -> missing(id)));
  }

  /// The variables of a dataset, in the order of its columns.
  public static List<Variable> variables(DatasetDocument dataset) {
    return DatasetDocuments.variables(dataset);
  }

  private static RuntimeException missing(String id) {
    return Problem.of(
            ProblemType.NOT_FOUND, "there is no dataset '" + id + "'; store it first", "id", id)
        .exception();
  }

  /// Maps the columns of a dataset into memory until they are closed.
  public Future<OpenSample> open(String id, String owner) {
    return described(id, owner)
        .compose(this::file)
        .compose(file ->
            vertx.executeBlocking(
                () ->
                    Refusals.answerOrProblem(() -> {
                      MappedSample sample = ColumnarFile.open(file);
                      return new OpenSample(sample, sample::close);
                    }),
                false));
  }

  private Future<Path> file(DatasetDocument dataset) {
    return blobs
        .local(new BlobId(dataset.id()))
        .recover(failure ->
            failure instanceof BlobNotFound
                ? Future.failedFuture(missing(dataset.id()))
                : Future.failedFuture(failure));
  }

  public Future<EncodedAnswer> delete(DatasetReference reference, CallContext call) {
    return described(reference.id(), call.principal())
        .compose(found -> store.delete(call.principal(), found.id()))
        .compose(gone -> ledger.release(call.principal(), new BlobId(reference.id())))
        .map(done -> encoded(new DatasetDeleted(reference.id())));
  }

  static EncodedAnswer encoded(Object answer) {
    return new EncodedAnswer(Json.write(answer), new Provenance(Provenance.Tier.MISS, 0, "jvm"));
  }
}
