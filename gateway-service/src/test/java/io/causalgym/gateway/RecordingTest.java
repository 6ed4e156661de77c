package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
  private static final String PATH = "/api/v1/admin/recordings";
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private HttpResponse<byte[]> record(String query) throws Exception {
    return gateway.bytes("POST", PATH + query, Buffer.buffer());
  }

  @Test
  void whatIsRecordedIsSentAsAFile(@TempDir Path folder) throws Exception {
    HttpResponse<byte[]> response = record("?seconds=1&detail=profile");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/octet-stream");
    assertThat(response.headers().firstValue("content-disposition").orElse("")).contains(".jfr");
    Path file = Files.write(folder.resolve("gym.jfr"), response.body());
    assertThat(RecordingFile.readAllEvents(file))
        .extracting(event -> event.getEventType().getName())
        .contains("jdk.CPULoad")
        .doesNotContain("jdk.InitialEnvironmentVariable", "jdk.InitialSystemProperty");
  }

  @Test
  void aSecondOneIsRefused_untilTheReaderOfTheFirstHasGone() throws Exception {
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), gateway.port)) {
      first
          .getOutputStream()
          .write(
              ("POST "
                      + PATH
                      + "?seconds=600 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] head = first.getInputStream().readNBytes("HTTP/1.1 200".length());
      assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");

      assertThat(record("?seconds=1").statusCode()).isEqualTo(409);
    }

    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    int status = record("?seconds=1").statusCode();
    while (status == 409 && System.nanoTime() < patience) {
      status = record("?seconds=1").statusCode();
    }
    assertThat(status).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "?seconds=0, seconds",
    "?seconds=601, seconds",
    "?seconds=soon, seconds",
    "?detail=all, default",
    "?minutes=1, minutes"
  })
  void aParameterThatCannotBeUsedIsNamed(String query, String named) throws Exception {
    HttpResponse<byte[]> response = record(query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(named);
  }
}
