package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.batch.BatchProvider;
import io.causalgym.evaluation.provider.batch.BatchRequest;
import io.causalgym.evaluation.provider.batch.BatchResult;
import io.causalgym.evaluation.provider.batch.BatchStatus;
import io.causalgym.evaluation.provider.http.JsonBody;
import io.causalgym.evaluation.provider.http.JsonLines;
import io.causalgym.evaluation.provider.http.Outgoing;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.Received;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// OpenAI's Batch API: a file of requests goes up, a file of answers and one of errors come down.
/// All requests of a batch are for one model there. Its label is in its metadata.
public final class OpenAiBatch implements BatchProvider {
  // A file of results may be longer than what went up; its lines are not kept.
  private static final long LONGEST_FILE = 1L << 30;

  // The newest come first, and what is looked for is minutes old, or hours: a thousand are enough.
  private static final int MOST_PAGES = 10;

  private final ProviderClient client;
  private final String tokens;

  private OpenAiBatch(ProviderClient client, String tokens) {
    this.client = client;
    this.tokens = tokens;
  }

  /// OpenAI's own.
  public static OpenAiBatch openAi(ProviderClient client) {
    return new OpenAiBatch(client, OpenAiChat.TOKENS);
  }

  /// That of others who follow it.
  public static OpenAiBatch compatible(ProviderClient client) {
    return new OpenAiBatch(client, OpenAiCompatible.TOKENS);
  }

  @Override
  public Future<String> submit(
      String label, List<BatchRequest> requests, Endpoint endpoint, Duration timeout) {
    return client
        .compute(() -> BatchFile.form(requests, tokens))
        .compose(form -> ask(upload(endpoint, form), timeout))
        .map(file -> id(file, "file"))
        .compose(file -> ask(create(endpoint, file, label), timeout))
        .map(batch -> id(batch, "batch"));
  }

  private static Outgoing create(Endpoint endpoint, String file, String label) {
    ObjectNode document =
        WireJson.object()
            .put("input_file_id", file)
            .put("endpoint", BatchFile.TARGET)
            .put("completion_window", "24h");
    document.putObject("metadata").put(BatchFile.LABEL, label);
    return Wire.json(endpoint, "/batches", document, Wire.bearer(endpoint)).sentOnce();
  }

  @Override
  public Future<Optional<String>> find(String label, Endpoint endpoint, Duration timeout) {
    return find(label, "", MOST_PAGES, endpoint, timeout)
        .recover(failure ->
            failure instanceof ProviderException answer && answer.kind() == FailureKind.NOT_FOUND
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure));
  }

  private Future<Optional<String>> find(
      String label, String after, int pages, Endpoint endpoint, Duration timeout) {
    return ask(get(endpoint, "/batches?limit=100" + after), timeout)
        .compose(page -> {
          for (JsonNode batch : page.path("data")) {
            if (batch.path("metadata").path(BatchFile.LABEL).asText().equals(label)) {
              return Future.succeededFuture(Optional.of(id(batch, "batch")));
            }
          }
          JsonNode last = page.path("data").path(page.path("data").size() - 1);
          return page.path("has_more").asBoolean() && pages > 1
              ? find(label, "&after=" + id(last, "batch"), pages - 1, endpoint, timeout)
              : Future.succeededFuture(Optional.empty());
        });
  }

  @Override
  public Future<BatchStatus> poll(String batch, Endpoint endpoint, Duration timeout) {
    return ask(get(endpoint, "/batches/" + checked(batch)), timeout).map(BatchFile::status);
  }

  @Override
  public Future<BatchStatus> cancel(String batch, Endpoint endpoint, Duration timeout) {
    String path = "/batches/" + checked(batch) + "/cancel";
    return ask(Wire.json(endpoint, path, WireJson.object(), Wire.bearer(endpoint)), timeout)
        .map(BatchFile::status);
  }

  @Override
  public Future<Void> results(
      BatchStatus status, Endpoint endpoint, Duration timeout, Consumer<BatchResult> sink) {
    Future<Void> read = Future.succeededFuture();
    for (String file : status.files()) {
      Outgoing outgoing = get(endpoint, "/files/" + checked(file) + "/content");
      read =
          read.compose(ignored ->
              client
                  .exchange(
                      outgoing,
                      timeout,
                      LONGEST_FILE,
                      head -> JsonLines.documents(line -> sink.accept(BatchFile.result(line))))
                  .mapEmpty());
    }
    return read;
  }

  private Future<JsonNode> ask(Outgoing outgoing, Duration timeout) {
    return client
        .exchange(outgoing, timeout, head -> new JsonBody<>(document -> document))
        .map(Received::value);
  }

  private static Outgoing get(Endpoint endpoint, String path) {
    return new Outgoing(
        HttpMethod.GET,
        URI.create(endpoint.base() + path),
        Wire.bearer(endpoint),
        endpoint.key(),
        Optional.empty());
  }

  private static Outgoing upload(Endpoint endpoint, Multipart form) {
    Map<String, String> headers = new HashMap<>(Wire.bearer(endpoint));
    headers.put("content-type", form.mediaType());
    return new Outgoing(
        HttpMethod.POST,
        URI.create(endpoint.base() + "/files"),
        headers,
        endpoint.key(),
        Optional.of(form.body()));
  }

  private static String id(JsonNode document, String what) {
    return WireJson.text(document, "id")
        .filter(OpenAiBatch::plain)
        .orElseThrow(() -> WireJson.malformed("the reply names no " + what));
  }

  /// An id becomes a part of a path.
  private static String checked(String id) {
    if (!plain(id)) {
      throw new IllegalArgumentException(
          "'" + id + "' is no id of a batch or file; they are of letters, digits, - and _");
    }
    return id;
  }

  private static boolean plain(String id) {
    return !id.isEmpty()
        && id.length() <= 200
        && id.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
  }
}
