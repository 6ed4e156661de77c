package io.causalgym.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthServerTest {
  private final Health health = new Health();
  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void listen(Vertx vertx) throws Exception {
    server =
        new HealthServer(vertx, health, metrics)
            .listen(new HealthSettings("127.0.0.1", freePort()))
            .await(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    client.close();
    metrics.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  @Test
  void aProcessThatStartsIsAliveAndNotReady() throws Exception {
    assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> starting = ask("GET", "/health/ready");
    assertThat(starting.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(starting.body()).getString("status")).isEqualTo("DOWN");

    health.started();

    assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void measurementsAreThereForPrometheus() throws Exception {
    HttpResponse<String> measured = ask("GET", "/metrics");

    assertThat(measured.headers().firstValue("content-type").orElseThrow())
        .contains("version=0.0.4");
    assertThat(measured.body()).contains("memory_usage_bytes{area=\"heap\"}");
  }

  @Test
  void nothingElseIsThere() throws Exception {
    assertThat(ask("GET", "/api/v1/graphs").statusCode()).isEqualTo(404);
    assertThat(ask("POST", "/health/live").statusCode()).isEqualTo(405);
  }

  @Test
  void aBusyPortIsNamedWithItsRemedy(Vertx vertx) {
    HealthSettings busy = new HealthSettings("127.0.0.1", server.actualPort());

    // The same Vert.x would share the port with itself.
    Vertx other = Vertx.vertx();
    try {
      assertThatThrownBy(() ->
              new HealthServer(other, health, metrics).listen(busy).await(10, TimeUnit.SECONDS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("CAUSALGYM_HEALTH_PORT")
          .hasMessageContaining(Integer.toString(server.actualPort()));
    } finally {
      other.close().await();
    }
  }
}
