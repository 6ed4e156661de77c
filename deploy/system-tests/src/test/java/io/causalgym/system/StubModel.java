package io.causalgym.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model behind an OpenAI-compatible address, in the test's own process, so that it outlives the
/// system that asks it. Its answer follows from the case, and it keeps count of every case and of
/// every key.
final class StubModel implements AutoCloseable {
  private static final Pattern CASE = Pattern.compile("Case ([0-9a-v]{26})");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> keys = new ConcurrentHashMap<>();
  private final AtomicInteger answered = new AtomicInteger();

  StubModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::complete);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /// Requests by case.
  Map<String, AtomicInteger> asked() {
    return asked;
  }

  /// Requests with a key.
  int askedWith(String key) {
    return keys.getOrDefault("Bearer " + key, new AtomicInteger()).get();
  }

  int answered() {
    return answered.get();
  }

  private void complete(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher matcher = CASE.matcher(body);
    String reference = matcher.find() ? matcher.group(1) : "none";
    asked.computeIfAbsent(reference, absent -> new AtomicInteger()).incrementAndGet();
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    keys.computeIfAbsent(String.valueOf(key), absent -> new AtomicInteger()).incrementAndGet();
    double p = Math.floorMod(reference.hashCode(), 1000) / 1000.0;
    JsonObject reply =
        new JsonObject()
            .put("id", "1")
            .put("object", "chat.completion")
            .put("model", "stub")
            .put(
                "choices",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("index", 0)
                            .put("finish_reason", "stop")
                            .put(
                                "message",
                                new JsonObject()
                                    .put("role", "assistant")
                                    .put("content", "ANSWER: " + p))))
            .put("usage", new JsonObject().put("prompt_tokens", 100).put("completion_tokens", 5));
    byte[] bytes = reply.encode().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
    answered.incrementAndGet();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
