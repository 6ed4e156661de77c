package io.causalgym.gateway.routes;

import static io.causalgym.contract.DiscoveryOperations.DATASET;
import static io.causalgym.contract.DiscoveryOperations.DATASETS;
import static io.causalgym.contract.DiscoveryOperations.DELETE_DATASET;
import static io.causalgym.contract.DiscoveryOperations.INGEST;
import static io.causalgym.contract.DiscoveryOperations.ROWS;
import static io.causalgym.contract.DiscoveryOperations.SUMMARY;

import io.causalgym.client.Json;
import io.causalgym.contract.DatasetReference;
import io.causalgym.contract.DatasetRowsQuery;
import io.causalgym.contract.DatasetsQuery;
import io.causalgym.contract.IngestAnswer;
import io.causalgym.contract.IngestQuery;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.VariableTypeName;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.gateway.http.Upload;
import io.causalgym.runtime.blob.StoredBlob;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Datasets: received as a stream, shown, deleted.
public final class Datasets {
  private static final String JSON = "application/json";
  static final List<String> MEDIA_TYPES = List.of("text/csv", "application/vnd.apache.parquet");

  private final Questions questions;
  private final Upload upload;

  public Datasets(Questions questions, Upload upload) {
    this.questions = questions;
    this.upload = upload;
  }

  /// `POST datasets`: the content goes to the blob store as it arrives, then the discovery service
  /// reads it there.
  void store(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    QueryParameters query =
        new QueryParameters(
            routing.queryParams(), List.of("name", "continuous", "discrete", "missing"));
    String mediaType = mediaType(exchange);
    IngestQuery ingest = ingest(query, mediaType);
    upload.receive(
        exchange,
        stored ->
            questions.callFresh(
                INGEST,
                about(ingest, stored),
                exchange,
                (open, reply) -> answer(open, reply.answer())));
  }

  /// Without the content, which is still to come; so that a wrong parameter is told before.
  private static IngestQuery ingest(QueryParameters query, String mediaType) {
    Map<String, VariableTypeName> types = new LinkedHashMap<>();
    query.texts("continuous").forEach(name -> types.put(name, VariableTypeName.CONTINUOUS));
    for (String name : query.texts("discrete")) {
      if (types.put(name, VariableTypeName.DISCRETE) != null) {
        throw Problem.of(
                ProblemType.INVALID_VALUE,
                "the column '" + name + "' is given two types; give one",
                "discrete",
                name)
            .exception();
      }
    }
    return Questions.fromPath(() ->
        new IngestQuery(
            "0".repeat(64), 0, mediaType, query.text("name"), types, query.texts("missing")));
  }

  private static IngestQuery about(IngestQuery ingest, StoredBlob stored) {
    return new IngestQuery(
        stored.id().value(),
        stored.bytes(),
        ingest.mediaType(),
        ingest.name(),
        ingest.types(),
        ingest.missing());
  }

  private static String mediaType(Exchange exchange) {
    @Nullable String header = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
    String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!MEDIA_TYPES.contains(type)) {
      throw Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "a dataset is CSV or Parquet: 'Content-Type: "
                  + String.join("' or '", MEDIA_TYPES)
                  + "'",
              "Content-Type",
              header)
          .with("accept", String.join(", ", MEDIA_TYPES))
          .exception();
    }
    return type;
  }

  private static void answer(Exchange exchange, IngestAnswer answer) {
    if (answer.dataset() != null) {
      exchange.location("/api/v1/datasets/" + answer.dataset().id());
      exchange.answer(201, MediaTypes.JSON, Json.write(answer.dataset()));
    } else if (answer.job() != null) {
      exchange.location("/api/v1/jobs/" + answer.job());
      exchange.answer(202, MediaTypes.JSON, Json.write(new JobStarted(answer.job())));
    } else {
      throw new IllegalStateException("neither a dataset nor a job came back");
    }
  }

  /// `GET datasets?limit=&before=`.
  void list(RoutingContext routing) {
    QueryParameters query = new QueryParameters(routing.queryParams(), List.of("limit", "before"));
    read(
        DATASETS,
        Questions.fromPath(() -> new DatasetsQuery(query.integer("limit"), query.text("before"))),
        routing);
  }

  /// `GET datasets/{id}`.
  void one(RoutingContext routing) {
    read(DATASET, reference(routing), routing);
  }

  /// `GET datasets/{id}/summary`.
  void summary(RoutingContext routing) {
    read(SUMMARY, reference(routing), routing);
  }

  /// `GET datasets/{id}/rows?from=&limit=`.
  void rows(RoutingContext routing) {
    QueryParameters query = new QueryParameters(routing.queryParams(), List.of("from", "limit"));
    read(
        ROWS,
        Questions.fromPath(() ->
            new DatasetRowsQuery(
                routing.pathParam("id"), query.integer("from"), query.integer("limit"))),
        routing);
  }

  /// `DELETE datasets/{id}`.
  void delete(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON);
    questions.ask(
        DELETE_DATASET,
        reference(routing),
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
  }

  private static DatasetReference reference(RoutingContext routing) {
    return Questions.fromPath(() -> new DatasetReference(routing.pathParam("id")));
  }

  private <Q, A> void read(Operation<Q, A> operation, Q request, RoutingContext routing) {
    questions.show(operation, request, Exchange.of(routing));
  }
}
