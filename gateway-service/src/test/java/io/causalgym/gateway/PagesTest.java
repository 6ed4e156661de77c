package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.ProblemType;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The console and the documents.
class PagesTest {
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = new RunningGateway(RunningGateway.settings());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/docs/problems"})
  void aPageRunsNothingInlineAndAsksNoOtherServer(String path) throws Exception {
    HttpResponse<String> response = gateway.get(path);

    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(response.body())
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContainPattern("\\sstyle=")
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/docs/problems"})
  void everythingThatAPageLinksIsThere(String path) throws Exception {
    Matcher links = Pattern.compile("(?:src|href)=\"(/[^\"#]*)").matcher(gateway.get(path).body());

    int found = 0;
    while (links.find()) {
      found++;
      assertThat(gateway.get(links.group(1)).statusCode()).as(links.group(1)).isEqualTo(200);
    }
    assertThat(found).isGreaterThan(1);
  }

  @Test
  void theConsoleIsSmall() throws Exception {
    int size = 0;
    for (String path : new String[] {"/", "/console.css", "/console.js"}) {
      size += gateway.get(path).body().length();
    }

    assertThat(size).isLessThan(30_000);
  }

  @Test
  void everyFieldOfTheConsoleHasALabel() throws Exception {
    String page = gateway.get("/").body();
    Matcher fields =
        Pattern.compile("<(?:input|select|textarea)[^>]*id=\"([a-z]+)\"").matcher(page);

    int found = 0;
    while (fields.find()) {
      found++;
      assertThat(page).contains("<label for=\"" + fields.group(1) + "\"");
    }
    assertThat(found).isEqualTo(7);
    assertThat(page).contains("lang=\"en\"", "<main>", "aria-live=\"polite\"", "<h1>");
  }

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void everyProblemIsDescribedWhereItsTypePoints(ProblemType type) throws Exception {
    String[] address = type.uri().split("#", 2);

    assertThat(gateway.get(address[0]).body())
        .contains("<tr id=\"" + address[1] + "\">", ">" + type.status() + "<", type.title());
  }

  @Test
  void aPageThatTheBrowserHasIsNotSentAgain() throws Exception {
    String etag = gateway.get("/console.js").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = gateway.get("/console.js", "If-None-Match", etag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(etag);
    assertThat(again.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void theLargestScriptComesCompressed() throws Exception {
    HttpResponse<byte[]> response =
        gateway.bytes(
            "GET", "/docs/swagger-ui-bundle.js", Buffer.buffer(), "Accept-Encoding", "gzip");

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(response.body().length).isLessThan(600_000);
  }
}
