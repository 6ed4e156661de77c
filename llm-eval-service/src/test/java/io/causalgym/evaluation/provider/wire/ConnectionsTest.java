package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.wire.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has to do with connections alone, and is the same for all providers.
class ConnectionsTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Buffer REPLY =
      RawServer.answer(
          200,
          "application/json",
          "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");

  private final Vertx vertx = Vertx.vertx();
  private final OpenAiChat provider =
      new OpenAiChat(new ProviderClient(vertx, ClientLimits.DEFAULT));

  @AfterEach
  void stop() {
    await(vertx.close());
  }

  private ProviderException failure(String base, Duration timeout) {
    Endpoint endpoint = new Endpoint(URI.create(base), Optional.of(ProviderContract.KEY));
    return catchThrowableOfType(
        ProviderException.class,
        () -> await(provider.send(ProviderContract.request(false), endpoint, timeout)));
  }

  @Test
  void whatBreaksAfterAWhileWasWorkedOnAndIsNotSentAgain() {
    try (RawServer server =
        new RawServer(
            vertx,
            (n, socket) -> {
              if (n == 1) {
                socket.write(REPLY);
              } else {
                vertx.setTimer(1_200, id -> socket.close());
              }
            })) {
      String base = "http://127.0.0.1:" + server.port() + "/v1";
      Endpoint endpoint = new Endpoint(URI.create(base), Optional.empty());
      await(provider.send(ProviderContract.request(false), endpoint, LONG));
      assertThat(failure(base, LONG).kind()).isEqualTo(FailureKind.CONNECTION);
      assertThat(server.requests()).isEqualTo(2);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aSecondStaleConnectionIsAFailure() {
    try (RawServer server =
        new RawServer(
            vertx,
            (n, socket) -> {
              if (n == 1) {
                socket.write(REPLY);
              } else {
                socket.close();
              }
            })) {
      String base = "http://127.0.0.1:" + server.port() + "/v1";
      Endpoint endpoint = new Endpoint(URI.create(base), Optional.empty());
      await(provider.send(ProviderContract.request(false), endpoint, LONG));
      assertThat(failure(base, LONG).kind()).isEqualTo(FailureKind.CONNECTION);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @Test
  void aStreamThatIsCompleteIsNotWaitedForToEnd() {
    Buffer stream =
        RawServer.head(200, "text/event-stream", "transfer-encoding: chunked")
            .appendString(chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"},"))
            .appendString(chunk("\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
    try (RawServer server = new RawServer(vertx, (n, socket) -> socket.write(stream))) {
      Endpoint endpoint =
          new Endpoint(URI.create("http://127.0.0.1:" + server.port()), Optional.empty());
      assertThat(
              await(provider.send(ProviderContract.request(true), endpoint, LONG)).reply().text())
          .isEqualTo("a");
    }
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefusedBeforeTheKeyIsSent(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path store = selfSigned(folder);
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PfxOptions().setPath(store.toString()).setPassword("changeit")))
            .requestHandler(request -> {
              requests.incrementAndGet();
              request.response().end();
            });
    await(server.listen(0, "127.0.0.1"));
    ProviderException failure = failure("https://localhost:" + server.actualPort() + "/v1", LONG);
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION);
    assertThat(requests).hasValue(0);
  }

  private static Path selfSigned(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("server.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.exists(store)).isTrue();
    return store;
  }
}
