package io.causalgym.evaluation.provider.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.causalgym.evaluation.provider.wire.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Message.Role;
import io.causalgym.evaluation.chat.ReplySchema;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.http.ClientLimits;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every provider must do, whatever its words: the same tests for all, against recorded
/// replies and all kinds of misbehaviour.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderContract {
  static final String TEXT = "Naïve: 0.42 → 42 %";
  static final String KEY = "k-1234567890";
  static final String SCHEMA =
      """
      {"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},\
      "required":["reasoning","p"],"additionalProperties":false}\
      """;

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final ClientLimits LIMITS =
      new ClientLimits(4, 8, Duration.ofSeconds(4), Duration.ofSeconds(5), 1 << 20);

  private final Vertx vertx = Vertx.vertx();
  private final ProviderClient client = new ProviderClient(vertx, LIMITS);
  private final WireMockServer mock =
      new WireMockServer(
          WireMockConfiguration.options()
              .dynamicPort()
              .bindAddress("127.0.0.1")
              .gzipDisabled(true));

  private final Dialect dialect;
  private final Provider provider;

  ProviderContract(Dialect dialect) {
    this.dialect = dialect;
    this.provider = dialect.provider().apply(client);
  }

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

  static ChatRequest request(boolean streamed) {
    return new ChatRequest(
        "m-1",
        List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, "Is it 0.42?"),
            new Message(Role.ASSISTANT, "Perhaps."),
            new Message(Role.USER, "Sure → \"now\"?")),
        Optional.of(new ReplySchema("answer", SCHEMA)),
        new Sampling(OptionalDouble.of(0.5), OptionalLong.of(7), 2048, 5),
        streamed);
  }

  private Delivery send(int port, boolean streamed) {
    return await(provider.send(request(streamed), endpoint(port), LONG));
  }

  private Endpoint endpoint(int port) {
    return new Endpoint(URI.create("http://127.0.0.1:" + port + dialect.base()), Optional.of(KEY));
  }

  private ProviderException failure(int port, boolean streamed, Duration timeout) {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> await(provider.send(request(streamed), endpoint(port), timeout)));
    assertThat(failure).as("a failure of a kind").isNotNull();
    assertThat(failure.toString()).doesNotContain(KEY);
    return failure;
  }

  private ProviderException failureOf(ResponseDefinitionBuilder answer) {
    mock.stubFor(any(anyUrl()).willReturn(answer));
    return failure(mock.port(), false, LONG);
  }

  private ProviderException failureOfRaw(boolean streamed, BiConsumer<Integer, NetSocket> script) {
    try (RawServer server = new RawServer(vertx, script)) {
      return failure(server.port(), streamed, LONG);
    }
  }

  private Delivery replyOfRaw(boolean streamed, Buffer answer) {
    try (RawServer server = new RawServer(vertx, (n, socket) -> socket.write(answer))) {
      return send(server.port(), streamed);
    }
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("content-type", "application/json; charset=utf-8")
        .withBody(body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // What is sent

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void requestsAreWrittenAsDocumented(boolean streamed) {
    mock.stubFor(any(anyUrl()).willReturn(json(200, dialect.reply())));
    send(mock.port(), streamed);
    var sent = mock.getAllServeEvents().get(0).getRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    String path = streamed ? dialect.streamPath() : dialect.path();
    assertThat(sent.getUrl()).isEqualTo(dialect.base() + path);
    String expected = streamed ? dialect.streamRequest() : dialect.request();
    JsonNode body = WireJson.parse(sent.getBodyAsString());
    assertThat(body).isEqualTo(WireJson.parse(expected));
    assertThat(sent.getHeader("content-type")).isEqualTo("application/json");
  }

  @Test
  void theKeyIsInItsHeaderOnly() {
    mock.stubFor(any(anyUrl()).willReturn(json(200, dialect.reply())));
    send(mock.port(), false);
    var sent = mock.getAllServeEvents().get(0).getRequest();
    String[] expected = dialect.keyHeader().split(": ", 2);
    assertThat(sent.getHeader(expected[0])).isEqualTo(expected[1]);
    assertThat(sent.getUrl() + sent.getBodyAsString()).doesNotContain(KEY);
    long holders =
        sent.getHeaders().all().stream().filter(h -> h.values().toString().contains(KEY)).count();
    assertThat(holders).isEqualTo(1);
  }

  @Test
  void withoutAKeyNoHeaderSpeaksOfOne() {
    mock.stubFor(any(anyUrl()).willReturn(json(200, dialect.reply())));
    Endpoint keyless = new Endpoint(endpoint(mock.port()).base(), Optional.empty());
    await(provider.send(request(false), keyless, LONG));
    var headers = mock.getAllServeEvents().get(0).getRequest().getHeaders();
    assertThat(headers.keys()).noneMatch(dialect.keyHeader().split(": ", 2)[0]::equalsIgnoreCase);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k-123\r\nx-evil: 1", "k-123\u0000", "k-123\n"})
  void aKeyThatNoHeaderCanCarryIsNotSentAndNotShown(String key) {
    mock.stubFor(any(anyUrl()).willReturn(json(200, dialect.reply())));
    Endpoint broken = new Endpoint(endpoint(mock.port()).base(), Optional.of(key));
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class, () -> await(provider.send(request(false), broken, LONG)));
    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REQUEST);
    assertThat(failure).hasMessageNotContaining("k-123");
    assertThat(mock.getAllServeEvents()).isEmpty();
  }

  // What comes

  @Test
  void aReplyIsRead() {
    mock.stubFor(any(anyUrl()).willReturn(json(200, dialect.reply())));
    Delivery delivery = send(mock.port(), false);
    assertThat(delivery.reply()).isEqualTo(dialect.told());
    assertThat(delivery.upstreamMillis()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void aStreamIsJoinedHoweverItIsCut(int size) {
    byte[] bytes = utf8(dialect.stream());
    Delivery delivery = replyOfRaw(true, RawServer.chunked(dialect.streamType(), bytes, size));
    assertThat(delivery.reply()).isEqualTo(dialect.told());
  }

  @Test
  void lineEndsOfTwoCharactersAndEmptyLinesAreFine() {
    byte[] bytes = utf8("\r\n" + dialect.stream().replace("\n", "\r\n") + "\r\n");
    Delivery delivery = replyOfRaw(true, RawServer.chunked(dialect.streamType(), bytes, 5));
    assertThat(delivery.reply()).isEqualTo(dialect.told());
  }

  @Test
  void aStreamThatWasNotAskedForAndADocumentInItsPlaceAreReadAsWhatTheyAre() {
    byte[] stream = utf8(dialect.stream());
    assertThat(replyOfRaw(false, RawServer.chunked(dialect.streamType(), stream, 64)).reply())
        .isEqualTo(dialect.told());
    Buffer document = RawServer.answer(200, "application/json", dialect.reply());
    assertThat(replyOfRaw(true, document).reply()).isEqualTo(dialect.told());
  }

  @Test
  void aLongStreamIsReadToo() {
    // Longer than what an event loop parses: spaces between the fields of the last document.
    int brace = dialect.reply().lastIndexOf('}');
    String reply = dialect.reply().substring(0, brace) + " ".repeat(200_000) + "}";
    assertThat(replyOfRaw(false, RawServer.answer(200, "application/json", reply)).reply())
        .isEqualTo(dialect.told());
    int last = dialect.stream().indexOf("}\n");
    String stream =
        dialect.stream().substring(0, last)
            + " ".repeat(200_000)
            + dialect.stream().substring(last);
    Buffer answer = RawServer.chunked(dialect.streamType(), utf8(stream), 9_000);
    assertThat(replyOfRaw(true, answer).reply()).isEqualTo(dialect.told());
  }

  @Test
  void unknownFieldsAreIgnored() {
    String more =
        "{\"x_new\":{\"deep\":[1,{\"a\":null}]},\"error\":null," + dialect.reply().substring(1);
    mock.stubFor(any(anyUrl()).willReturn(json(200, more)));
    assertThat(send(mock.port(), false).reply()).isEqualTo(dialect.told());
  }

  @Test
  void halvesOfCharactersAndU0000AreReplaced() {
    String hostile = dialect.reply().replace("Naïve", "\\ud83d\\u0000\\ud83d\\ude00");
    mock.stubFor(any(anyUrl()).willReturn(json(200, hostile)));
    assertThat(send(mock.port(), false).reply().text())
        .isEqualTo(TEXT.replace("Naïve", "\ufffd\ufffd\ud83d\ude00"));
  }

  @Test
  void aPackedReplyIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(utf8(dialect.reply()));
    }
    byte[] bytes = packed.toByteArray();
    String length = "content-encoding: gzip\r\ncontent-length: " + bytes.length;
    Buffer answer = RawServer.head(200, "application/json", length).appendBytes(bytes);
    assertThat(replyOfRaw(false, answer).reply()).isEqualTo(dialect.told());
  }

  @Test
  void limitsInHeadersAreToldWithTheReply() {
    mock.stubFor(
        any(anyUrl())
            .willReturn(
                json(200, dialect.reply())
                    .withHeader("x-ratelimit-limit-requests", "500")
                    .withHeader("x-ratelimit-remaining-requests", "499")
                    .withHeader("x-ratelimit-reset-requests", "6m0s")
                    .withHeader("x-ratelimit-limit-tokens", "-1")
                    .withHeader("x-ratelimit-remaining-tokens", "0")));
    var limits = send(mock.port(), false).limits();
    assertThat(limits.limitRequests()).hasValue(500);
    assertThat(limits.remainingRequests()).hasValue(499);
    assertThat(limits.resetRequests()).contains(Duration.ofMinutes(6));
    assertThat(limits.limitTokens()).isEmpty();
    assertThat(limits.remainingTokens()).isEmpty();
  }

  // Failures that are told

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST, false", "401, KEY_REFUSED, false", "402, QUOTA, false",
    "403, FORBIDDEN, false", "404, NOT_FOUND, false", "405, BAD_REQUEST, false",
    "408, SERVER_ERROR, true", "409, SERVER_ERROR, true", "413, BAD_REQUEST, false",
    "418, BAD_REQUEST, false", "422, BAD_REQUEST, false", "429, RATE_LIMITED, true",
    "500, SERVER_ERROR, true", "501, SERVER_ERROR, true", "502, SERVER_ERROR, true",
    "503, OVERLOADED, true", "504, SERVER_ERROR, true", "529, OVERLOADED, true"
  })
  void aStatusNamesTheKind(int status, FailureKind kind, boolean retriable) {
    String body = "{\"error\":{\"message\":\"no " + KEY + "\",\"type\":\"x\",\"code\":null}}";
    ProviderException failure = failureOf(json(status, body));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.retriable()).isEqualTo(retriable);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure).hasMessageContaining("***");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 401, 429})
  void aPageInHtmlInsteadOfAnErrorObjectChangesNothing(int status) {
    ProviderException failure =
        failureOf(
            aResponse()
                .withStatus(status)
                .withHeader("content-type", "text/html")
                .withBody("<html><h1>Bad gateway</h1>" + "x".repeat(200_000)));
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.kind()).isNotEqualTo(FailureKind.MALFORMED);
    assertThat(failure).hasMessageContaining("HTTP " + status).hasMessageNotContaining("<h1>");
  }

  @Test
  void anEmptyAccountIsNoPassingLimit() {
    String body =
        """
        {"error":{"message":"You exceeded your current quota","type":"insufficient_quota",\
        "param":null,"code":"insufficient_quota"}}\
        """;
    ProviderException failure = failureOf(json(429, body).withHeader("retry-after", "1"));
    assertThat(failure.kind()).isEqualTo(FailureKind.QUOTA);
    assertThat(failure.retriable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "retry-after-ms, 250, 250",
    "Retry-After, 20, 20000",
    "Retry-After, 1.5, 1500",
    "Retry-After, 0, 0",
    "Retry-After, 'Thu, 26 Nov 2026 12:00:30 GMT', 30000",
    "Retry-After, 'Thu, 26 Nov 2026 11:00:00 GMT', 0",
    "Retry-After, 86400, 86400000",
    "Retry-After, 99999999999999999999999999, 31622400000",
    "Retry-After, -5, ",
    "Retry-After, soon, ",
    "Retry-After, NaN, ",
    "Retry-After, 1e9, ",
    "Retry-After, 1.2.3, ",
    "Retry-After, ' ', ",
    "retry-after-ms, -1, "
  })
  void whenToTryAgainIsToldInAnyNotation(String header, String value, Long millis) {
    ProviderException failure =
        failureOf(
            json(429, "{}")
                .withHeader("Date", "Thu, 26 Nov 2026 12:00:00 GMT")
                .withHeader(header, value));
    assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
    assertThat(failure.retriable()).isTrue();
  }

  @Test
  void theFinerTimeAndTheServersOwnWordGoFirst() {
    ProviderException failure =
        failureOf(
            json(503, "{}")
                .withHeader("retry-after-ms", "120")
                .withHeader("Retry-After", "60")
                .withHeader("x-should-retry", "false"));
    assertThat(failure.retryAfter()).contains(Duration.ofMillis(120));
    assertThat(failure.retriable()).isFalse();
    ProviderException other = failureOf(json(400, "{}").withHeader("x-should-retry", "true"));
    assertThat(other.retriable()).isTrue();
  }

  @Test
  void anErrorObjectWithinA200IsAFailure() {
    ProviderException failure =
        failureOf(json(200, "{\"error\":{\"message\":\"busy\",\"type\":\"overloaded_error\"}}"));
    assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
    assertThat(failure.status()).isEqualTo(200);
    ProviderException limited =
        failureOf(json(200, "{\"error\":{\"message\":\"slow down\",\"code\":429}}"));
    assertThat(limited.kind()).isEqualTo(FailureKind.RATE_LIMITED);
  }

  @Test
  void anErrorInTheMiddleOfAStreamIsAFailure() {
    String stream = cut() + dialect.lateError() + "\n\n";
    Buffer answer = RawServer.chunked(dialect.streamType(), utf8(stream), 50);
    ProviderException failure = failureOfRaw(true, (n, socket) -> socket.write(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.OVERLOADED);
  }

  private String cut() {
    int at = dialect.stream().indexOf(dialect.ending());
    assertThat(at).as("the stream holds its ending").isPositive();
    return dialect.stream().substring(0, at);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void redirectsAreNotFollowed(int status) {
    String elsewhere = "http://127.0.0.1:" + mock.port() + "/elsewhere";
    ProviderException failure =
        failureOf(aResponse().withStatus(status).withHeader("Location", elsewhere));
    assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REQUEST);
    assertThat(mock.getAllServeEvents()).hasSize(1);
  }

  // Replies that are none

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "[]",
        "42",
        "\"text\"",
        "{}",
        "{\"choices\":[]}",
        "{\"choices\":null,\"content\":null,\"output\":null,\"candidates\":null}",
        "{\"choices\":[{}],\"content\":7,\"output\":{},\"candidates\":[{}],\"message\":[]}",
        "<html>ok</html>",
        "data: [DONE]\n\n"
      })
  void whatIsNoReplyIsMalformed(String body) {
    assertThat(failureOf(json(200, body)).kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void whatFollowsOrNestsTooDeepOrIsNoUtf8IsMalformed() {
    String reply = dialect.reply();
    assertThat(failureOf(json(200, reply + reply)).kind()).isEqualTo(FailureKind.MALFORMED);
    String deep = "{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + "," + reply.substring(1);
    assertThat(failureOf(json(200, deep)).kind()).isEqualTo(FailureKind.MALFORMED);
    byte[] bytes = utf8(reply);
    int at = reply.indexOf("ï");
    bytes[utf8(reply.substring(0, at)).length] = (byte) 0xFF;
    ResponseDefinitionBuilder invalid =
        aResponse().withHeader("content-type", "application/json").withBody(bytes);
    assertThat(failureOf(invalid).kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void aTruncatedDocumentIsMalformedWhereverItEnds() {
    byte[] bytes = utf8(dialect.reply());
    for (int length = 0; length < bytes.length; length += 43) {
      byte[] part = Arrays.copyOf(bytes, length);
      ResponseDefinitionBuilder answer =
          aResponse().withHeader("content-type", "application/json").withBody(part);
      assertThat(failureOf(answer).kind()).as("at %s", length).isEqualTo(FailureKind.MALFORMED);
    }
  }

  @Test
  void aStreamWithoutItsEndIsMalformed() {
    Buffer answer = RawServer.chunked(dialect.streamType(), utf8(cut()), 50);
    ProviderException failure = failureOfRaw(true, (n, socket) -> socket.write(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(failure.retriable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void damagedRepliesAreRepliesOrFailuresOfAKind(boolean streamed) {
    SplittableRandom random = new SplittableRandom(7);
    byte[] whole = utf8(streamed ? dialect.stream() : dialect.reply());
    String type = streamed ? dialect.streamType() : "application/json";
    try (RawServer server =
        new RawServer(
            vertx,
            (n, socket) ->
                socket.write(
                    RawServer.chunked(type, damaged(whole, random), 1 + random.nextInt(300))))) {
      for (int i = 0; i < 200; i++) {
        try {
          assertThat(send(server.port(), streamed).reply()).isNotNull();
        } catch (ProviderException e) {
          assertThat(e.kind()).isNotIn(FailureKind.TIMEOUT, FailureKind.CONNECTION);
        }
      }
      assertThat(server.connections()).isLessThanOrEqualTo(201);
    }
  }

  /// Some bytes changed, some removed, some repeated.
  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    Buffer damaged = Buffer.buffer(whole.clone());
    for (int hit = random.nextInt(3); hit >= 0; hit--) {
      int at = random.nextInt(damaged.length());
      int to = Math.min(damaged.length(), at + 1 + random.nextInt(40));
      switch (random.nextInt(3)) {
        case 0 -> damaged.setByte(at, (byte) random.nextInt(256));
        case 1 ->
            damaged =
                damaged.getBuffer(0, at).appendBuffer(damaged.getBuffer(to, damaged.length()));
        default ->
            damaged =
                damaged.getBuffer(0, to).appendBuffer(damaged.getBuffer(at, damaged.length()));
      }
    }
    return damaged.getBytes();
  }

  @Test
  void aBodyWithoutEndIsCutOff() {
    Buffer first = RawServer.head(200, "application/json", "transfer-encoding: chunked");
    Buffer chunk = Buffer.buffer("10000\r\n" + "x".repeat(65_536) + "\r\n");
    ProviderException failure =
        failureOfRaw(
            false,
            (n, socket) -> {
              socket.write(first);
              endless(socket, chunk);
            });
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(failure).hasMessageContaining("longer than");
  }

  private static void endless(NetSocket socket, Buffer chunk) {
    socket.write(chunk.copy()).onSuccess(written -> endless(socket, chunk));
  }

  @Test
  void aBombIsCutOff() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 8; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    byte[] bytes = packed.toByteArray();
    String length = "content-encoding: gzip\r\ncontent-length: " + bytes.length;
    Buffer answer = RawServer.head(200, "application/json", length).appendBytes(bytes);
    ProviderException failure = failureOfRaw(false, (n, socket) -> socket.write(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELLO\r\n\r\n", "HTTP/9.9 abc\r\n\r\n", "\0\0\0\0\r\n\r\n"})
  void whatIsNoHttpIsMalformed(String bytes) {
    ProviderException failure =
        failureOfRaw(false, (n, socket) -> socket.end(Buffer.buffer(bytes)));
    assertThat(failure.kind()).isIn(FailureKind.MALFORMED, FailureKind.CONNECTION);
    assertThat(failure.retriable()).isTrue();
  }

  @Test
  void whatIsNoGzipIsMalformed() {
    Buffer answer =
        RawServer.head(200, "application/json", "content-encoding: gzip\r\ncontent-length: 20")
            .appendString("this is no gzip body");
    ProviderException failure = failureOfRaw(false, (n, socket) -> socket.end(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void aLengthThatIsTooShortLeavesATruncatedDocument() {
    Buffer answer =
        RawServer.head(200, "application/json", "content-length: 20").appendString(dialect.reply());
    ProviderException failure = failureOfRaw(false, (n, socket) -> socket.end(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED);
  }

  // Connections

  @Test
  void aLengthThatIsTooLongAndAHalfCloseBreakTheAnswer() {
    Buffer answer =
        RawServer.head(200, "application/json", "content-length: 100000")
            .appendString(dialect.reply());
    ProviderException failure = failureOfRaw(false, (n, socket) -> socket.end(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION);
    assertThat(failure.retriable()).isTrue();
  }

  @Test
  void aStreamThatBreaksIsAFailureEvenIfMuchHasCome() {
    Buffer answer =
        RawServer.head(200, dialect.streamType(), "transfer-encoding: chunked")
            .appendString("2\r\n\n\n\r\n" + Integer.toHexString(utf8(cut()).length) + "\r\n")
            .appendString(cut() + "\r\n");
    ProviderException failure = failureOfRaw(true, (n, socket) -> socket.end(answer));
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "EMPTY_RESPONSE",
        "CONNECTION_RESET_BY_PEER",
        "MALFORMED_RESPONSE_CHUNK",
        "RANDOM_DATA_THEN_CLOSE"
      })
  void faultsOfTheNetworkAreWorthTryingAgain(Fault fault) {
    ProviderException failure = failureOf(aResponse().withFault(fault));
    assertThat(failure.kind()).isIn(FailureKind.CONNECTION, FailureKind.MALFORMED);
    assertThat(failure.retriable()).isTrue();
  }

  @Test
  void nobodyListening() {
    int port;
    try (RawServer server = new RawServer(vertx, (n, socket) -> {})) {
      port = server.port();
    }
    assertThat(failure(port, false, LONG).kind()).isEqualTo(FailureKind.CONNECTION);
  }

  @Test
  void nothingInTimeAndNotEverythingInTime() {
    try (RawServer silent = new RawServer(vertx, (n, socket) -> {})) {
      assertThat(failure(silent.port(), false, SHORT).kind()).isEqualTo(FailureKind.TIMEOUT);
    }
    Buffer head =
        RawServer.head(200, dialect.streamType(), "transfer-encoding: chunked")
            .appendString("2\r\n\n\n\r\n");
    try (RawServer slow = new RawServer(vertx, (n, socket) -> drip(socket, head))) {
      ProviderException failure = failure(slow.port(), true, SHORT);
      assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
      assertThat(failure.retriable()).isTrue();
    }
  }

  private void drip(NetSocket socket, Buffer head) {
    socket.write(head);
    long timer = vertx.setPeriodic(20, id -> socket.write("2\r\n\n\n\r\n"));
    socket.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  @Test
  void anIdleConnectionThatTurnsOutClosedIsReplacedOnce() {
    Buffer reply = RawServer.answer(200, "application/json", dialect.reply());
    try (RawServer server =
        new RawServer(
            vertx,
            (n, socket) -> {
              if (n == 2) {
                socket.close();
              } else {
                socket.write(reply);
              }
            })) {
      send(server.port(), false);
      assertThat(send(server.port(), false).reply()).isEqualTo(dialect.told());
      assertThat(server.requests()).isEqualTo(3);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void aFreshConnectionThatBreaksIsNotTriedAgainHere() {
    try (RawServer server = new RawServer(vertx, (n, socket) -> socket.close())) {
      assertThat(failure(server.port(), false, LONG).kind()).isEqualTo(FailureKind.CONNECTION);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void connectionsAreKeptAndUsedAgain() {
    Buffer reply = RawServer.answer(200, "application/json", dialect.reply());
    try (RawServer server = new RawServer(vertx, (n, socket) -> socket.write(reply))) {
      for (int i = 0; i < 5; i++) {
        send(server.port(), i % 2 == 0);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void moreRequestsThanConnectionsAndPlacesFailAtOnceAndSaySo() {
    try (RawServer silent = new RawServer(vertx, (n, socket) -> {})) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(i -> provider.send(request(false), endpoint(silent.port()), SHORT))
              .toList();
      List<Throwable> failures =
          all.stream()
              .<Throwable>map(f -> catchThrowableOfType(ProviderException.class, () -> await(f)))
              .toList();
      assertThat(failures).doesNotContainNull();
      assertThat(failures.stream().map(Throwable::getMessage))
          .filteredOn(message -> message.contains("too many requests wait"))
          .hasSizeGreaterThanOrEqualTo(8);
      assertThat(silent.connections()).isLessThanOrEqualTo(8);
    }
  }
}
