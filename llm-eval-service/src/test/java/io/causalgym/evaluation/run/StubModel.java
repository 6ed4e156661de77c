package io.causalgym.evaluation.run;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model behind an OpenAI-compatible address. Its answer follows from the case; it notes who
/// asked for what, by the key, and keeps the replies to a node for as long as a test wants.
final class StubModel implements AutoCloseable {
  private static final Pattern CASE = Pattern.compile("Case ([0-9a-v]{26})");

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final List<Asked> journal = new ArrayList<>();
  private final Map<String, Deque<Runnable>> held = new HashMap<>();
  private final Set<String> holding = new HashSet<>();

  /// A question that came.
  record Asked(String node, String reference) {}

  StubModel() {
    server = vertx.createHttpServer().requestHandler(this::asked).listen(0, "127.0.0.1").await();
  }

  String base() {
    return "http://127.0.0.1:" + server.actualPort() + "/v1";
  }

  private void asked(HttpServerRequest request) {
    String node = String.valueOf(request.getHeader("Authorization")).replace("Bearer ", "");
    request
        .body()
        .onSuccess(body -> {
          Matcher matcher = CASE.matcher(body.toString());
          String reference = matcher.find() ? matcher.group(1) : "none";
          asked(new Asked(node, reference), () -> answer(request, reference));
        });
  }

  private synchronized void asked(Asked question, Runnable answer) {
    journal.add(question);
    if (holding.contains(question.node())) {
      waiting(question.node()).add(answer);
    } else {
      answer.run();
    }
  }

  private static void answer(HttpServerRequest request, String reference) {
    double p = Math.floorMod(reference.hashCode(), 1000) / 1000.0;
    JsonObject message = new JsonObject().put("role", "assistant").put("content", "ANSWER: " + p);
    JsonObject choice =
        new JsonObject().put("index", 0).put("finish_reason", "stop").put("message", message);
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(
            new JsonObject()
                .put("id", "1")
                .put("object", "chat.completion")
                .put("model", "stub")
                .put("choices", new JsonArray().add(choice))
                .put(
                    "usage", new JsonObject().put("prompt_tokens", 100).put("completion_tokens", 5))
                .toBuffer());
  }

  /// Answers these nodes nothing from now on.
  synchronized void hold(String... nodes) {
    holding.addAll(Set.of(nodes));
  }

  /// Answers everybody, what was held first.
  synchronized void letGo() {
    holding.clear();
    held.values().forEach(answers -> answers.forEach(Runnable::run));
    held.clear();
  }

  /// Answers a node so many of its questions, and holds the others.
  synchronized void letGo(String node, int questions) {
    for (int question = 0; question < questions; question++) {
      waiting(node).remove().run();
    }
  }

  /// Questions of a node that wait for their answers.
  synchronized int held(String node) {
    return waiting(node).size();
  }

  private Deque<Runnable> waiting(String node) {
    return held.computeIfAbsent(node, absent -> new ArrayDeque<>());
  }

  synchronized List<Asked> journal() {
    return List.copyOf(journal);
  }

  /// How many questions a node put.
  synchronized long asked(String node) {
    return journal.stream().filter(question -> question.node().equals(node)).count();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
