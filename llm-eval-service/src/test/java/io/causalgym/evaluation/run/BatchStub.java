package io.causalgym.evaluation.run;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model behind an OpenAI-compatible address with a batch interface, and with the faults that a
/// test wants. It answers yes or no by the question's case, whichever way it is asked.
final class BatchStub implements AutoCloseable {
  private static final Pattern CASE = Pattern.compile("Case ([0-9a-v]{26})");

  /// A batch is over when it is looked at for the second time, unless held.
  private static final int LOOKS = 2;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Map<String, List<JsonObject>> files = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  final List<Batch> batches = new CopyOnWriteArrayList<>();
  final AtomicInteger chats = new AtomicInteger();
  final AtomicInteger looks = new AtomicInteger();
  volatile boolean held;

  /// How batches end.
  volatile Function<Batch, String> end = batch -> "completed";

  /// What becomes of a request of a batch; nothing where it has no line in the results.
  volatile Function<Line, Optional<JsonObject>> says = line -> Optional.of(line.answered());

  /// Whether the answer to a new batch gets lost.
  volatile boolean deaf;

  /// @param batch from 1
  record Line(int batch, String id, String body) {
    JsonObject answered() {
      return of(200, reply(body));
    }

    JsonObject failed(int status, String code) {
      JsonObject error = new JsonObject().put("message", "no").put("type", code).put("code", code);
      return of(status, new JsonObject().put("error", error));
    }

    private JsonObject of(int status, JsonObject answer) {
      return new JsonObject()
          .put("custom_id", id)
          .put("response", new JsonObject().put("status_code", status).put("body", answer));
    }
  }

  static final class Batch {
    final int number;
    final String id;
    final String label;
    final List<Line> lines;
    final AtomicInteger looks = new AtomicInteger();
    volatile boolean cancelled;

    Batch(int number, String label, List<JsonObject> requests) {
      this.number = number;
      this.id = "batch-" + number;
      this.label = label;
      this.lines =
          requests.stream()
              .map(
                  r -> new Line(number, r.getString("custom_id"), r.getJsonObject("body").encode()))
              .toList();
    }
  }

  BatchStub() {
    server = vertx.createHttpServer().requestHandler(this::take);
    server.listen(0, "127.0.0.1").await();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.actualPort() + "/v1";
  }

  private static JsonObject reply(String body) {
    Matcher matcher = CASE.matcher(body);
    String reference = matcher.find() ? matcher.group(1) : "none";
    String answer = Math.floorMod(reference.hashCode(), 3) == 0 ? "no" : "yes";
    JsonObject message =
        new JsonObject().put("role", "assistant").put("content", "ANSWER: " + answer);
    JsonObject choice =
        new JsonObject().put("index", 0).put("finish_reason", "stop").put("message", message);
    return new JsonObject()
        .put("object", "chat.completion")
        .put("model", "stub")
        .put("choices", new JsonArray().add(choice))
        .put("usage", new JsonObject().put("prompt_tokens", 300).put("completion_tokens", 10));
  }

  private void take(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String path = request.path();
    if (path.equals("/v1/chat/completions")) {
      chats.incrementAndGet();
      json(request, reply(body.toString()));
    } else if (path.equals("/v1/files")) {
      String file = "file-" + numbers.incrementAndGet();
      files.put(
          file,
          body.toString()
              .lines()
              .filter(line -> line.startsWith("{"))
              .map(JsonObject::new)
              .toList());
      json(request, new JsonObject().put("id", file));
    } else if (path.startsWith("/v1/files/")) {
      request.response().end(content(path.split("/", -1)[3]));
    } else if (path.equals("/v1/batches")) {
      batches(request, body);
    } else {
      Batch batch = batch(path.split("/", -1)[3]);
      if (path.endsWith("/cancel")) {
        batch.cancelled = true;
      }
      json(request, path.endsWith("/cancel") ? status(batch, "cancelling") : look(batch));
    }
  }

  private void batches(HttpServerRequest request, Buffer body) {
    if (request.method().equals(HttpMethod.GET)) {
      JsonArray data = new JsonArray();
      batches.forEach(batch -> data.add(status(batch, "in_progress")));
      json(request, new JsonObject().put("data", data).put("has_more", false));
      return;
    }
    JsonObject document = body.toJsonObject();
    Batch batch =
        new Batch(
            batches.size() + 1,
            document.getJsonObject("metadata").getString("causalgym"),
            file(document.getString("input_file_id")));
    batches.add(batch);
    if (deaf) {
      deaf = false;
      request.connection().close();
    } else {
      json(request, status(batch, "validating"));
    }
  }

  private Batch batch(String id) {
    return batches.stream().filter(batch -> batch.id.equals(id)).findFirst().orElseThrow();
  }

  private JsonObject look(Batch batch) {
    looks.incrementAndGet();
    int seen = batch.looks.incrementAndGet();
    if (batch.cancelled) {
      return over(batch, "cancelled");
    }
    return held || seen < LOOKS ? status(batch, "in_progress") : over(batch, end.apply(batch));
  }

  private JsonObject over(Batch batch, String state) {
    JsonObject status = status(batch, state);
    if (state.equals("failed")) {
      JsonObject error =
          new JsonObject().put("code", "c").put("message", "this model is not for batches");
      return status.put("errors", new JsonObject().put("data", new JsonArray().add(error)));
    }
    files.put(batch.id + "-out", results(batch, true));
    files.put(batch.id + "-err", results(batch, false));
    return status.put("output_file_id", batch.id + "-out").put("error_file_id", batch.id + "-err");
  }

  private List<JsonObject> results(Batch batch, boolean good) {
    List<JsonObject> results = new ArrayList<>();
    for (Line line : batch.lines) {
      says.apply(line)
          .filter(
              result -> good == (result.getJsonObject("response").getInteger("status_code") == 200))
          .ifPresent(results::add);
    }
    return results;
  }

  private static JsonObject status(Batch batch, String state) {
    return new JsonObject()
        .put("id", batch.id)
        .put("status", state)
        .put("metadata", new JsonObject().put("causalgym", batch.label))
        .put(
            "request_counts",
            new JsonObject().put("total", batch.lines.size()).put("completed", 1).put("failed", 0));
  }

  private List<JsonObject> file(String id) {
    return files.getOrDefault(id, List.of());
  }

  private Buffer content(String file) {
    Buffer lines = Buffer.buffer();
    file(file).forEach(line -> lines.appendString(line.encode()).appendString("\n"));
    return lines;
  }

  private static void json(HttpServerRequest request, JsonObject document) {
    request.response().putHeader("content-type", "application/json").end(document.encode());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
