package io.causalgym.discovery.service.datasets;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.IngestAnswer;
import io.causalgym.contract.IngestQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.VariableTypeName;
import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.VariableType;
import io.causalgym.dataset.read.Ingestion;
import io.causalgym.dataset.read.IngestionControl;
import io.causalgym.dataset.read.IngestionOptions;
import io.causalgym.discovery.service.refusal.Refusals;
import io.causalgym.runtime.blob.BlobId;
import io.causalgym.runtime.blob.BlobLedger;
import io.causalgym.runtime.blob.BlobNotFound;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.blob.QuotaExceeded;
import io.causalgym.runtime.blob.StoredBlob;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobHandler;
import io.causalgym.runtime.jobs.JobProgress;
import io.causalgym.runtime.jobs.JobRequest;
import io.causalgym.runtime.jobs.PartContext;
import io.causalgym.runtime.jobs.PartResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Makes datasets of uploaded contents, as jobs: whoever asks waits for a short one, and gets the
/// id of a long one.
///
/// The columns go into the blob store under their own hash, which is the dataset's id, so that the
/// same columns are kept once whatever file they came in; the uploaded content is dropped.
public final class DatasetIngestion implements JobHandler {
  public static final String KIND = "ingestion";

  /// With which the names begin under which ingestions keep what they still have to read.
  public static final String HOLDER = "ingestion ";

  /// The pool's own deadline lies far behind any ingestion.
  private static final Duration LONGEST = Duration.ofDays(7);

  private final JobEngine engine;
  private final DatasetStore store;
  private final BlobStore blobs;
  private final BlobLedger ledger;
  private final ComputePool pool;
  private final long quota;

  /// @param pool for jobs
  /// @param quota bytes that one owner may keep
  public DatasetIngestion(
      JobEngine engine,
      DatasetStore store,
      BlobStore blobs,
      BlobLedger ledger,
      ComputePool pool,
      long quota) {
    this.engine = engine;
    this.store = store;
    this.blobs = blobs;
    this.ledger = ledger;
    this.pool = pool;
    this.quota = quota;
  }

  /// Starts an ingestion and waits for it as long as the caller does, less a second to answer in.
  public Future<EncodedAnswer> ingest(IngestQuery query, CallContext call) {
    String hold = HOLDER + UUID.randomUUID();
    StoredBlob source = new StoredBlob(new BlobId(query.blob()), query.bytes());
    JobRequest request =
        JobRequest.single(
            call.principal(), KIND, Optional.empty(), text(new IngestionRequest(query, hold)));
    return ledger
        .hold(hold, source)
        .recover(DatasetIngestion::goneAgain)
        .compose(held -> engine.submit(request))
        .compose(job ->
            engine.await(
                call.principal(), job.id(), read -> read.state().finished(), patience(call)))
        .map(job -> answered(job.orElseThrow()));
  }

  /// Another ingestion of the same content has just ended and let it go.
  private static Future<Void> goneAgain(Throwable failure) {
    return Future.failedFuture(
        failure instanceof BlobNotFound
            ? Problem.of(
                    ProblemType.UNAVAILABLE, "the content is not there any more; send it again")
                .with("retryAfter", 1)
                .exception()
            : failure);
  }

  private static Duration patience(CallContext call) {
    long left = call.deadline() - System.currentTimeMillis() - 1_000;
    return Duration.ofMillis(Math.max(0, left));
  }

  private static EncodedAnswer answered(Job job) {
    return switch (job.state()) {
      case QUEUED, RUNNING -> encoded(new IngestAnswer(null, job.id()));
      case SUCCEEDED ->
          encoded(
              new IngestAnswer(
                  Json.readAnswer(DatasetDocument.class, buffer(job.result().orElseThrow())),
                  null));
      case FAILED, CANCELLED ->
          throw job.problem()
              .map(json -> Json.readAnswer(Problem.class, buffer(json)).exception())
              .orElseGet(() ->
                  Problem.of(
                          ProblemType.UNAVAILABLE,
                          "reading the dataset was cancelled; send it again")
                      .exception());
    };
  }

  @Override
  public Future<PartResult> run(PartContext part) {
    IngestionRequest request = Json.readRequest(IngestionRequest.class, buffer(part.request()));
    IngestQuery query = request.query();
    CallContext call =
        new CallContext(System.currentTimeMillis() + LONGEST.toMillis(), null, part.owner());
    BlobId source = new BlobId(query.blob());
    return blobs
        .local(source)
        .compose(file -> pool.submit(call, stopped -> read(part, query, file, stopped)))
        .compose(columns -> keep(part, query, columns))
        .<PartResult>map(dataset -> new PartResult.Succeeded(text(dataset)))
        .recover(DatasetIngestion::refused)
        .compose(result -> ledger.release(request.hold(), source).map(result));
  }

  /// What was read: the columns' file in a temporary place, and what is in it.
  private record Columns(Path file, DatasetDescription description) {}

  private Columns read(PartContext part, IngestQuery query, Path source, BooleanSupplier stopped)
      throws Exception {
    Path target = blobs.scratch();
    IngestionControl control =
        new IngestionControl(
            () -> stopped.getAsBoolean() || part.cancelled(),
            (done, total) -> part.progress(new JobProgress(done, total, "bytes", "reading")));
    return Refusals.answerOrProblem(
        () -> new Columns(target, new Ingestion(options(query), control).ingest(source, target)));
  }

  private static IngestionOptions options(IngestQuery query) {
    Map<String, VariableType> types = new HashMap<>();
    Map<String, VariableTypeName> asked = query.types() == null ? Map.of() : query.types();
    asked.forEach((name, type) ->
        types.put(
            name,
            type == VariableTypeName.DISCRETE ? VariableType.DISCRETE : VariableType.CONTINUOUS));
    Set<String> missing = new HashSet<>(IngestionOptions.USUAL_MISSING);
    missing.addAll(query.missing() == null ? List.of() : query.missing());
    IngestionOptions options = IngestionOptions.DEFAULT.withMissing(missing);
    for (Map.Entry<String, VariableType> type : types.entrySet()) {
      options = options.withType(type.getKey(), type.getValue());
    }
    return options;
  }

  private Future<DatasetDocument> keep(PartContext part, IngestQuery query, Columns columns) {
    return ledger
        .keep(part.owner(), columns.file(), quota)
        .compose(stored -> store.put(part.owner(), document(query, columns, stored)));
  }

  private static DatasetDocument document(IngestQuery query, Columns columns, StoredBlob stored) {
    String id = stored.id().value();
    String name = query.name() == null ? id.substring(0, 12) : query.name();
    // The database keeps microseconds.
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return DatasetDocuments.of(id, name, query.bytes(), columns.description(), now);
  }

  /// What the caller can understand is not tried again.
  private static Future<PartResult> refused(Throwable failure) {
    return switch (failure) {
      case ProblemException refused ->
          Future.succeededFuture(new PartResult.Failed(text(refused.problem())));
      case QuotaExceeded full ->
          Future.succeededFuture(
              new PartResult.Failed(
                  text(
                      Problem.of(ProblemType.TOO_LARGE, String.valueOf(full.getMessage()))
                          .with("limit", full.quota()))));
      default -> Future.failedFuture(failure);
    };
  }

  private static EncodedAnswer encoded(Object answer) {
    return new EncodedAnswer(Json.write(answer), new Provenance(Provenance.Tier.MISS, 0, "jvm"));
  }

  private static Buffer buffer(String json) {
    return Buffer.buffer(json);
  }

  private static String text(Object value) {
    return new String(Json.canonical(value), StandardCharsets.UTF_8);
  }
}
