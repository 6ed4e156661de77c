package io.causalgym.gateway;

import io.causalgym.gateway.http.Exchanges;
import io.causalgym.gateway.http.Limits;
import io.causalgym.gateway.http.Upload;
import io.causalgym.gateway.routes.Datasets;
import io.causalgym.gateway.routes.Endpoint;
import io.causalgym.gateway.routes.Environments;
import io.causalgym.gateway.routes.Evaluations;
import io.causalgym.gateway.routes.JobEvents;
import io.causalgym.gateway.routes.Jobs;
import io.causalgym.gateway.routes.Pages;
import io.causalgym.gateway.routes.Questions;
import io.causalgym.gateway.routes.RecordingRoutes;
import io.causalgym.gateway.routes.ReferenceModels;
import io.causalgym.gateway.routes.Relationships;
import io.causalgym.gateway.routes.Resources;
import io.causalgym.gateway.routes.RouteTable;
import io.causalgym.gateway.routes.Simulations;
import io.causalgym.gateway.routes.StoredGraphs;
import io.causalgym.gateway.routes.VitalsRoutes;
import io.causalgym.gateway.security.SecuritySettings;
import io.causalgym.runtime.blob.BlobContent;
import io.causalgym.runtime.blob.BlobId;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.blob.DirectoryBlobStore;
import io.causalgym.runtime.blob.StoredBlob;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.health.Health;
import io.causalgym.runtime.metrics.Metrics;
import io.causalgym.runtime.recording.Recordings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A gateway that listens on a free port, with a fake bus behind it.
public final class RunningGateway implements AutoCloseable {
  final FakeBus bus = new FakeBus();
  final Health health = new Health();
  final Metrics metrics = new Metrics();
  final Gateway gateway;
  final int port;
  final Path folder;
  private final String deployment;
  private final Vertx vertx = Vertx.vertx();
  private final ComputePool pool =
      new ComputePool(vertx, PoolSettings.interactive(2, 100), metrics.registry());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RunningGateway(GatewaySettings settings) throws Exception {
    folder = Files.createTempDirectory("gateway-blobs");
    BlobStore blobs =
        DirectoryBlobStore.open(vertx, folder).toCompletionStage().toCompletableFuture().get();
    gateway = new Gateway(vertx, settings, bus, blobs, pool, health, metrics);
    health.started();
    deployment =
        gateway.deploy().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    port = gateway.port();
  }

  /// Every line of the route table.
  public static List<Endpoint> endpoints() {
    Vertx vertx = Vertx.vertx();
    try (Metrics metrics = new Metrics();
        ComputePool pool =
            new ComputePool(vertx, PoolSettings.interactive(1, 1), metrics.registry())) {
      Limits limits = new Limits(1, 1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
      Exchanges exchanges = new Exchanges(vertx, limits, List.of(), pool);
      Questions questions = new Questions(new FakeBus(), exchanges);
      return new RouteTable(
              questions,
              new Resources(
                  new StoredGraphs(questions),
                  new Simulations(questions),
                  new Environments(questions),
                  new Datasets(questions, new Upload(new NoBlobs(), 1)),
                  new Jobs(questions, new JobEvents.Places()),
                  new Relationships(questions),
                  new Evaluations(questions, new JobEvents.Places()),
                  new ReferenceModels(questions)),
              new VitalsRoutes(new Health(), metrics),
              new RecordingRoutes(new Recordings()),
              new Pages())
          .endpoints();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /// Settings for tests: any free port.
  static GatewaySettings settings() {
    return with(64L << 20, 1024, Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  static GatewaySettings with(
      long maxBody, int maxConcurrent, Duration receiveTimeout, Duration answerTimeout) {
    return new GatewaySettings(
        "127.0.0.1",
        0,
        maxBody,
        // Room for a body of nothing but values.
        Math.max(65 * maxBody, 1 << 20),
        1L << 20,
        maxConcurrent,
        receiveTimeout,
        answerTimeout,
        Duration.ofSeconds(60),
        SecuritySettings.OPEN);
  }

  /// Stops the verticles. Calls that still hold a place, once that is none or ten seconds have
  /// passed: a place is free a moment after its caller has the answer.
  int occupied() {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (gateway.limits.concurrent() > 0 && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    return gateway.limits.concurrent();
  }

  CompletableFuture<Void> undeploy() {
    return vertx.undeploy(deployment).toCompletionStage().toCompletableFuture();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, Buffer body, String... headers) throws Exception {
    return send("POST", path, publisher(body), headers);
  }

  HttpResponse<String> postJson(String path, Buffer body) throws Exception {
    return post(path, body, "Content-Type", "application/json");
  }

  HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws Exception {
    return client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(String method, String path, Buffer body, String... headers)
      throws Exception {
    return client.send(
        request(method, path, publisher(body), headers), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest.BodyPublisher publisher(Buffer body) {
    return body.length() == 0
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofByteArray(body.getBytes());
  }

  private HttpRequest request(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  @Override
  public void close() {
    client.close();
    pool.close();
    metrics.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For a table of which nothing is called.
  private static final class NoBlobs implements BlobStore {
    @Override
    public Future<StoredBlob> put(ReadStream<Buffer> content, long limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<BlobContent> get(BlobId id, long offset, long length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Boolean> exists(BlobId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<StoredBlob> put(Path file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path scratch() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Path> local(BlobId id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<BlobId>> olderThan(Instant time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Boolean> delete(BlobId id) {
      throw new UnsupportedOperationException();
    }
  }
}
