package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who did what, and who was denied.
class AuditLogTest extends LoggedGateway {
  /// A line comes a moment after its answer.
  private List<String> lines() throws Exception {
    assertThat(gateway.occupied()).isZero();
    gateway.get("/health/live");
    return log.text().lines().filter(line -> line.startsWith("INFO audit ")).toList();
  }

  private int ask(String method, String path, String body, String key) throws Exception {
    return gateway
        .send(
            method,
            path,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "X-Request-Id",
            "asked-by-a-test",
            "Authorization",
            "Bearer " + key)
        .statusCode();
  }

  @Test
  void whatIsMadeIsNotedWithItsId() throws Exception {
    assertThat(ask("POST", "/api/v1/graphs", Golden.request("graphs").toString(), "w-secret"))
        .isEqualTo(201);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains(
            "changed",
            "principal=worker",
            "address=127.0.0.1",
            "method=POST",
            "route=/api/v1/graphs",
            "object=" + FakeBus.GRAPH_ID,
            "status=201",
            "request=asked-by-a-test");
  }

  @Test
  void whatIsChangedIsNotedByTheIdInItsAddressWhateverCameOfIt() throws Exception {
    ask("DELETE", "/api/v1/jobs/job-7", "", "w-secret");
    ask("DELETE", "/api/v1/datasets/ds-1?query=secret-text", "", "r-secret");

    assertThat(lines())
        .hasSize(2)
        .anySatisfy(
            line -> assertThat(line).contains("changed", "route=/api/v1/jobs/:id", "object=job-7"))
        .anySatisfy(line ->
            assertThat(line)
                .contains("denied", "principal=reader", "object=ds-1", "status=403")
                .doesNotContain("secret-text"));
  }

  @Test
  void whoHasNoKeyIsNotedByAddress() throws Exception {
    ask("GET", "/api/v1/environments", "", "x-secret");

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("denied", "principal=null", "address=127.0.0.1", "status=401")
        .doesNotContain("x-secret");
  }

  @Test
  void questionsAndReadingAreNotNoted() throws Exception {
    assertThat(ask("POST", "/api/v1/do", Golden.request("do").toString(), "w-secret"))
        .isEqualTo(200);
    assertThat(ask("GET", "/api/v1/environments", "", "r-secret")).isEqualTo(200);

    assertThat(lines()).isEmpty();
  }

  @Test
  void anIdCannotForgeALine() throws Exception {
    ask("DELETE", "/api/v1/jobs/x%0AINFO%20audit%20changed%20principal=root", "", "w-secret");

    assertThat(lines()).hasSize(1);
  }

  @Test
  void neitherBodiesNorKeysAreNoted() throws Exception {
    ask("POST", "/api/v1/graphs", "{\"text\": \"dag { private -> matter }\"}", "w-secret");

    assertThat(lines()).singleElement().asString().doesNotContain("private", "w-secret");
  }

  @Test
  void withoutKeysThereIsNobodyToNote() throws Exception {
    try (RunningGateway open = new RunningGateway(RunningGateway.settings())) {
      open.postJson("/api/v1/graphs", Buffer.buffer(Golden.request("graphs").getBytes()));
    }

    assertThat(lines()).isEmpty();
  }
}
