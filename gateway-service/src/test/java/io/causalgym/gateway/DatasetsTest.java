package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.IngestAnswer;
import io.causalgym.contract.IngestQuery;
import io.causalgym.contract.VariableTypeName;
import io.causalgym.runtime.blob.BlobId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Datasets on their way into the blob store.
class DatasetsTest {
  private static final String PATH = "/api/v1/datasets";
  private RunningGateway gateway = start(Duration.ofSeconds(20), Duration.ofSeconds(30));

  private static RunningGateway start(Duration receive, Duration answer) {
    try {
      return new RunningGateway(RunningGateway.with(1 << 16, 8, receive, answer));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void ingest() {
    answerWith(Json.readAnswer(IngestAnswer.class, Golden.answer("datasets")));
  }

  private void answerWith(IngestAnswer answer) {
    gateway.bus.answers(
        "datasets",
        () -> Future.succeededFuture(FakeBus.reply(Buffer.buffer("not passed on"), answer)));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private HttpResponse<String> post(String query, String content) throws Exception {
    return gateway.post(PATH + query, Buffer.buffer(content), "Content-Type", "text/csv");
  }

  private IngestQuery asked() {
    return (IngestQuery) gateway.bus.calls.getLast().request();
  }

  /** The files kept. An upload may be taken away while its folder is read. */
  private List<Path> stored() throws Exception {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        gateway.folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return files;
  }

  @Test
  void aContentIsStoredUnderItsHashAndThenRead() throws Exception {
    HttpResponse<String> response = post("?name=rain", "a,b\n1,2\n");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location"))
        .contains(
            "/api/v1/datasets/7d0c4b0e2f6f5f0d5a0f0c1e2d3b4a59687766554433221100ffeeddccbbaa99");
    assertThat(response.body()).contains("\"rows\":3").doesNotContain("dataset\"");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(asked().blob()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(asked().bytes()).isEqualTo(8);
    assertThat(asked().name()).isEqualTo("rain");
    assertThat(new BlobId(asked().blob())).isNotNull();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aContentMayBeLongerThanABodyInMemory() throws Exception {
    HttpResponse<String> response = post("", "x\n" + "1\n".repeat(200_000));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(asked().bytes()).isEqualTo(400_002);
    assertThat(gateway.gateway.limits.bodies()).isZero();
  }

  @Test
  void whatTheQuotaDoesNotAllowIsRefusedAndNotKept() throws Exception {
    HttpResponse<String> response = post("", "1\n".repeat(600_000));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("1048576 bytes");
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(stored()).isEmpty();
  }

  @Test
  void aContentOfUnknownLengthIsCutAtTheQuota() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      byte[] chunk = ("8000\r\n" + "x".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 34; i++) {
        raw.send(chunk);
      }
      raw.send("0\r\n\r\n");

      assertThat(raw.answer().status()).isEqualTo(413);
    }
    assertThat(stored()).isEmpty();
  }

  @Test
  void aSenderWhoFallsSilentIsLetGo() throws Exception {
    gateway.close();
    gateway = start(Duration.ofMillis(200), Duration.ofMillis(200));
    ingest();
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Content-Length: 100\r\n\r\na,b\n");

      RawHttp.Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("nothing of the body arrived for 0.2 s");
    }
    assertThat(stored()).isEmpty();
  }

  @Test
  void aSenderWhoIsSlowAndSteadyIsServed() throws Exception {
    gateway.close();
    gateway = start(Duration.ofMillis(1500), Duration.ofMillis(1500));
    ingest();
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Content-Length: 24\r\n\r\n");
      long start = System.nanoTime();
      for (int piece = 0; piece < 12; piece++) {
        // Longer in all than any timeout, each pause shorter.
        while (System.nanoTime() - start < piece * 200_000_000L) {
          Thread.onSpinWait();
        }
        raw.send("1\n");
      }

      assertThat(raw.answer().status()).isEqualTo(201);
    }
  }

  @Test
  void aSenderWhoGoesAwayLeavesNothing() throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      raw.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Content-Length: 100000\r\n\r\na,b\n");
      while (stored().isEmpty()) {
        Thread.onSpinWait();
      }
    }
    while (!stored().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(gateway.bus.calls).isEmpty();
  }

  @Test
  void columnsAreGivenTypesAndMarkersByTheAddress() throws Exception {
    post("?discrete=a&discrete=b%2Cc&continuous=d&missing=-9", "a\n1\n");

    assertThat(asked().types())
        .isEqualTo(
            Map.of(
                "a", VariableTypeName.DISCRETE,
                "b,c", VariableTypeName.DISCRETE,
                "d", VariableTypeName.CONTINUOUS));
    assertThat(asked().missing()).containsExactly("-9");
  }

  @Test
  void aDatasetThatIsStillBeingReadIsAJob() throws Exception {
    answerWith(new IngestAnswer(null, "17"));

    HttpResponse<String> response = post("", "a\n1\n");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains("/api/v1/jobs/17");
    assertThat(response.body()).isEqualTo("{\"job\":\"17\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 415",
    "application/json, 415",
    "text/csv; charset=latin1, 201",
    "application/vnd.apache.parquet, 201"
  })
  void onlyDataAreRead(String type, int status) throws Exception {
    assertThat(gateway.post(PATH, Buffer.buffer("a\n1\n"), "Content-Type", type).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "?nme=x, the parameter 'nme' is not known",
    "?name=x&name=y, 'name' is there twice",
    "?discrete=a&continuous=a, the column 'a' is given two types",
    "?name=, a name has 1 to 256 characters"
  })
  void aWrongParameterIsToldBeforeTheContentIsRead(String query, String detail) throws Exception {
    HttpResponse<String> response = post(query, "a\n1\n");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(detail);
    assertThat(stored()).isEmpty();
  }
}
