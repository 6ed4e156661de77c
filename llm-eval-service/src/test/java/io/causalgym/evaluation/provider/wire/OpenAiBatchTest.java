package io.causalgym.evaluation.provider.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.causalgym.evaluation.provider.wire.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.batch.BatchRequest;
import io.causalgym.evaluation.provider.batch.BatchResult;
import io.causalgym.evaluation.provider.batch.BatchState;
import io.causalgym.evaluation.provider.batch.BatchStatus;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The Batch API, up and down.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiBatchTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String REPLY =
      "{\"object\":\"chat.completion\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"message\":"
          + "{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}";

  private final Vertx vertx = Vertx.vertx();
  private final ProviderClient client = new ProviderClient(vertx, ClientLimits.DEFAULT);
  private final OpenAiBatch batches = OpenAiBatch.openAi(client);
  private final WireMockServer mock =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeAll
  void start() {
    mock.start();
  }

  @AfterAll
  void stop() {
    mock.stop();
    await(client.close());
    await(vertx.close());
  }

  @BeforeEach
  void forget() {
    mock.resetAll();
  }

  private Endpoint endpoint() {
    return new Endpoint(
        URI.create("http://127.0.0.1:" + mock.port() + "/v1"), Optional.of(ProviderContract.KEY));
  }

  private static List<BatchRequest> requests(String... ids) {
    List<BatchRequest> requests = new ArrayList<>();
    for (String id : ids) {
      requests.add(new BatchRequest(id, ProviderContract.request(true)));
    }
    return requests;
  }

  private static String batch(String status, String more) {
    return "{\"id\":\"batch_1\",\"object\":\"batch\",\"status\":\""
        + status
        + "\",\"request_counts\":{\"total\":3,\"completed\":2,\"failed\":1}"
        + more
        + "}";
  }

  @Test
  void requestsGoUpAsAFileAndAreStartedFromIt() {
    mock.stubFor(post("/v1/files").willReturn(okJson("{\"id\":\"file-up\",\"object\":\"file\"}")));
    mock.stubFor(post("/v1/batches").willReturn(okJson(batch("validating", ""))));

    assertThat(await(batches.submit("label-1", requests("a", "b"), endpoint(), LONG)))
        .isEqualTo("batch_1");

    LoggedRequest upload = mock.findAll(postRequestedFor(urlEqualTo("/v1/files"))).get(0);
    assertThat(upload.getHeader("authorization")).isEqualTo("Bearer " + ProviderContract.KEY);
    assertThat(upload.getPart("purpose").getBody().asString()).isEqualTo("batch");
    List<JsonNode> lines =
        upload.getPart("file").getBody().asString().lines().map(WireJson::parse).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).path("custom_id").asText()).isEqualTo("b");
    assertThat(lines.get(0).path("method").asText()).isEqualTo("POST");
    assertThat(lines.get(0).path("url").asText()).isEqualTo("/v1/chat/completions");
    assertThat(lines.get(0).path("body").path("messages")).hasSize(4);
    assertThat(lines.get(0).path("body").has("stream")).isFalse();
    assertThat(lines.get(0).path("body").has("max_completion_tokens")).isTrue();

    LoggedRequest create = mock.findAll(postRequestedFor(urlEqualTo("/v1/batches"))).get(0);
    assertThat(WireJson.parse(create.getBodyAsString()))
        .isEqualTo(
            WireJson.parse(
                """
                {"input_file_id":"file-up","endpoint":"/v1/chat/completions",
                 "completion_window":"24h","metadata":{"causalgym":"label-1"}}\
                """));
  }

  @Test
  void wrongListsOfRequestsAreRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> await(batches.submit("label-1", List.of(), endpoint(), LONG)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> await(batches.submit("label-1", requests("a", "a"), endpoint(), LONG)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("called a");
    assertThat(mock.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(BatchState.class)
  void everyStateIsTold(BatchState state) {
    String word = state.name().toLowerCase(Locale.ROOT);
    mock.stubFor(get("/v1/batches/batch_1").willReturn(okJson(batch(word, ""))));
    BatchStatus status = await(batches.poll("batch_1", endpoint(), LONG));
    assertThat(status)
        .isEqualTo(new BatchStatus("batch_1", state, 3, 2, 1, List.of(), Optional.empty()));
  }

  @Test
  void aBatchThatIsRefusedSaysWhy() {
    String errors =
        ",\"errors\":{\"object\":\"list\",\"data\":[{\"code\":\"invalid_json_line\","
            + "\"message\":\"line 1\",\"line\":1}]}";
    mock.stubFor(get("/v1/batches/batch_1").willReturn(okJson(batch("failed", errors))));
    BatchStatus status = await(batches.poll("batch_1", endpoint(), LONG));
    assertThat(status.state()).isEqualTo(BatchState.FAILED);
    assertThat(status.problem()).contains("line 1");
  }

  @Test
  void resultsComeFromBothFilesInAnyOrder() {
    String files = ",\"output_file_id\":\"file-out\",\"error_file_id\":\"file-err\"";
    mock.stubFor(get("/v1/batches/batch_1").willReturn(okJson(batch("expired", files))));
    file(
        "file-out",
        line("c", 200, REPLY.formatted("third")),
        line("a", 200, REPLY.formatted("first → ö")),
        line("d", 200, "{\"choices\":[]}"));
    file(
        "file-err",
        line("b", 400, "{\"error\":{\"message\":\"bad\",\"type\":\"invalid_request_error\"}}"),
        line("q", 429, "{\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}}"),
        "{\"custom_id\":\"e\",\"response\":null,\"error\":{\"code\":\"batch_expired\","
            + "\"message\":\"This request could not be executed.\"}}",
        "{\"custom_id\":\"f\",\"response\":null,\"error\":{\"code\":\"batch_cancelled\"}}",
        "{\"custom_id\":\"g\"}");

    // Nothing but the id is needed: as after a restart.
    BatchStatus status = await(batches.poll("batch_1", endpoint(), LONG));
    List<BatchResult> results = new ArrayList<>();
    await(batches.results(status, endpoint(), LONG, results::add));

    assertThat(results)
        .extracting(BatchResult::id)
        .containsExactly("c", "a", "d", "b", "q", "e", "f", "g");
    assertThat(reply(results.get(1)).text()).isEqualTo("first → ö");
    assertThat(results.subList(2, 8))
        .extracting(result -> ((BatchResult.Failed) result).kind())
        .containsExactly(
            FailureKind.MALFORMED,
            FailureKind.BAD_REQUEST,
            FailureKind.QUOTA,
            FailureKind.TIMEOUT,
            FailureKind.NOT_SENT,
            FailureKind.SERVER_ERROR);
  }

  private static ChatReply reply(BatchResult result) {
    return ((BatchResult.Answered) result).reply();
  }

  private static String line(String id, int status, String body) {
    return "{\"id\":\"batch_req_1\",\"custom_id\":\"%s\",\"response\":{\"status_code\":%s,\"body\":%s},\"error\":null}"
        .formatted(id, status, body);
  }

  private void file(String id, String... lines) {
    mock.stubFor(
        get("/v1/files/" + id + "/content")
            .willReturn(
                aResponse()
                    .withHeader("content-type", "application/octet-stream")
                    .withBody(String.join("\n", lines) + "\n")));
  }

  @Test
  void fifteenThousandResultsAreReadLineByLine() {
    String[] lines = new String[15_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line("id-" + i, 200, REPLY.formatted("x".repeat(i % 200)));
    }
    file("file-out", lines);
    BatchStatus status =
        new BatchStatus(
            "b", BatchState.COMPLETED, 15_000, 15_000, 0, List.of("file-out"), Optional.empty());
    long[] count = new long[1];
    await(batches.results(status, endpoint(), LONG, result -> count[0]++));
    assertThat(count[0]).isEqualTo(15_000);
  }

  @Test
  void aFileThatIsNoneIsAFailure() {
    file("file-out", line("a", 200, REPLY.formatted("x")), "{\"custom_id\":");
    BatchStatus status =
        new BatchStatus("b", BatchState.COMPLETED, 2, 2, 0, List.of("file-out"), Optional.empty());
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> await(batches.results(status, endpoint(), LONG, result -> {})));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void aBatchIsFoundAgainByItsLabelOnAnyPage() {
    mock.stubFor(
        get("/v1/batches?limit=100")
            .willReturn(
                okJson(
                    "{\"data\":[{\"id\":\"b-9\",\"metadata\":null},{\"id\":\"b-8\",\"metadata\":"
                        + "{\"causalgym\":\"other\"}}],\"has_more\":true}")));
    mock.stubFor(
        get("/v1/batches?limit=100&after=b-8")
            .willReturn(
                okJson(
                    "{\"data\":[{\"id\":\"b-7\",\"metadata\":{\"causalgym\":\"label-1\"}}],"
                        + "\"has_more\":false}")));

    assertThat(await(batches.find("label-1", endpoint(), LONG))).contains("b-7");
    assertThat(await(batches.find("label-2", endpoint(), LONG))).isEmpty();
  }

  @Test
  void aServerThatListsNoBatchesHasNoneToFind() {
    mock.stubFor(get("/v1/batches?limit=100").willReturn(aResponse().withStatus(404)));

    assertThat(await(batches.find("label-1", endpoint(), LONG))).isEmpty();
  }

  @Test
  void cancellingIsAskedFor() {
    mock.stubFor(post("/v1/batches/batch_1/cancel").willReturn(okJson(batch("cancelling", ""))));
    assertThat(await(batches.cancel("batch_1", endpoint(), LONG)).state())
        .isEqualTo(BatchState.CANCELLING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../files", "a/b", "a?b", "a b", "b\r\n", "ü"})
  void whatIsNoIdIsNeverPutInAPath(String id) {
    assertThatThrownBy(() -> batches.poll(id, endpoint(), LONG))
        .isInstanceOf(IllegalArgumentException.class);
    mock.stubFor(post("/v1/files").willReturn(okJson(WireJson.object().put("id", id).toString())));
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> await(batches.submit("label-1", requests("a"), endpoint(), LONG)));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
  }
}
