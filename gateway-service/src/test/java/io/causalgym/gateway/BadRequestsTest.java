package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Malformed, hostile and oversized requests: each gets a problem that names what is wrong, and the
/// next request is served as before.
class BadRequestsTest {
  private static final int MAX_BODY = 200_000;
  private static final String G = "\"graph\":{\"text\":\"dag { X -> Y }\"}";
  private static final String ID = "ab".repeat(32);
  private static final String DO =
      "POST /api/v1/do HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static RunningGateway gateway;

  /// @param kind the slug of the problem
  record BadRequest(String name, Buffer bytes, int status, String kind) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new RunningGateway(
            RunningGateway.with(MAX_BODY, 64, Duration.ofSeconds(20), Duration.ofSeconds(30)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"notHttp", "addresses", "heads", "bodies", "json", "values", "tables"})
  void aBadRequestGetsItsProblemAndTheNextIsServed(BadRequest bad) throws Exception {
    try (RawHttp raw = new RawHttp(gateway.port)) {
      RawHttp.Answer answer = raw.send(bad.bytes().getBytes()).answer();

      assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
      assertThat(answer.headers())
          .containsEntry("content-type", "application/problem+json")
          .containsEntry("x-content-type-options", "nosniff")
          .containsKey("x-request-id");
      assertThat(answer.body())
          .contains("\"type\":\"/docs/problems#" + bad.kind() + "\"")
          .contains("\"status\":" + bad.status())
          .contains("\"detail\":\"")
          .doesNotContain("Exception", "jackson", "netty", "vertx", "java.");
    }
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.gateway.limits.bodies()).isZero();
    assertThat(gateway.occupied()).isZero();
  }

  @Test
  void thereAreOverAHundredOfThem() {
    assertThat(
            Stream.of(notHttp(), addresses(), heads(), bodies(), json(), values(), tables())
                .mapToLong(Stream::count)
                .sum())
        .isGreaterThan(120);
  }

  static Stream<BadRequest> notHttp() {
    String host = "Host: localhost\r\n";
    return Stream.of(
        text("a word", "hello\r\n\r\n", 400, "invalid-request"),
        text("a method alone", "GET\r\n\r\n", 400, "invalid-request"),
        text("no version", "GET /\r\n" + host + "\r\n", 400, "invalid-request"),
        text("a made-up protocol", "GET / SPDY/3\r\n" + host + "\r\n", 400, "invalid-request"),
        text(
            "a header without colon",
            "GET / HTTP/1.1\r\n" + host + "nonsense\r\n\r\n",
            400,
            "invalid-request"),
        text(
            "a space before the colon",
            "GET / HTTP/1.1\r\n" + host + "X-A : b\r\n\r\n",
            400,
            "invalid-request"),
        text(
            "a zero byte in a header",
            "GET / HTTP/1.1\r\n" + host + "X-A: b\0c\r\n\r\n",
            400,
            "invalid-request"),
        text(
            "a control character in a header's name",
            "GET / HTTP/1.1\r\n" + host + "X\1A: b\r\n\r\n",
            400,
            "invalid-request"),
        text(
            "two lengths",
            "POST /api/v1/do HTTP/1.1\r\n"
                + host
                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            400,
            "invalid-request"),
        text(
            "two lengths in one header",
            "POST /api/v1/do HTTP/1.1\r\n" + host + "Content-Length: 2, 3\r\n\r\n{}",
            400,
            "invalid-request"),
        text(
            "a negative length",
            "POST /api/v1/do HTTP/1.1\r\n" + host + "Content-Length: -2\r\n\r\n{}",
            400,
            "invalid-request"),
        text(
            "a length that is no number",
            "POST /api/v1/do HTTP/1.1\r\n" + host + "Content-Length: two\r\n\r\n{}",
            400,
            "invalid-request"),
        text(
            "a length beyond all numbers",
            "POST /api/v1/do HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n",
            400,
            "invalid-request"),
        text(
            "a long address",
            "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\n" + host + "\r\n",
            414,
            "uri-too-long"),
        text(
            "a long header",
            "GET / HTTP/1.1\r\n" + host + "X-A: " + "a".repeat(20_000) + "\r\n\r\n",
            431,
            "headers-too-large"),
        text(
            "ten thousand headers",
            "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n".repeat(10_000) + "\r\n",
            431,
            "headers-too-large"),
        text(
            "a chunk without a length",
            "POST /api/v1/do HTTP/1.1\r\n"
                + host
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
            400,
            "invalid-request"));
  }

  static Stream<BadRequest> addresses() {
    List<BadRequest> bad = new ArrayList<>();
    bad.add(text("no host", "GET / HTTP/1.1\r\n\r\n", 400, "invalid-request"));
    bad.add(
        text(
            "two hosts",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n\r\n",
            400,
            "invalid-request"));
    for (String host :
        List.of(
            "example.org",
            "example.org:8080",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "127.0.0.2",
            "[::2]",
            "0.0.0.0",
            "localhost.")) {
      bad.add(
          text(
              "host " + host,
              "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
              421,
              "misdirected-request"));
    }
    for (String path :
        List.of(
            "/nope",
            "/api",
            "/api/v1",
            "/api/v1/doo",
            "/api/v2/do",
            "/api/v1/do/it",
            "/../../etc/passwd",
            "/docs/..%2f..%2fetc/passwd",
            "/docs/%00",
            "/console/index.html",
            "/api/v1/graphs/" + ID + "/nodes")) {
      bad.add(text("path " + path, get(path), 404, "not-found"));
    }
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO")) {
      bad.add(
          text(
              "method " + method,
              method + " /api/v1/do HTTP/1.1\r\nHost: localhost\r\n\r\n",
              405,
              "method-not-allowed"));
    }
    bad.add(
        text(
            "posting to a page",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
            405,
            "method-not-allowed"));
    bad.add(text("a graph by a short id", get("/api/v1/graphs/abc"), 400, "invalid-value"));
    bad.add(
        text("a graph by letters", get("/api/v1/graphs/" + "zz".repeat(32)), 400, "invalid-value"));
    bad.add(
        text(
            "an unknown format",
            get("/api/v1/graphs/" + ID + "?format=png"),
            400,
            "invalid-value"));
    bad.add(
        text(
            "two formats",
            get("/api/v1/graphs/" + ID + "?format=dot&format=json"),
            400,
            "invalid-value"));
    bad.add(
        text(
            "an unknown parameter",
            get("/api/v1/graphs/" + ID + "?fmt=dot"),
            400,
            "unknown-field"));
    return bad.stream();
  }

  static Stream<BadRequest> heads() {
    List<BadRequest> bad = new ArrayList<>();
    for (String type :
        List.of(
            "",
            "Content-Type: text/plain\r\n",
            "Content-Type: application/x-www-form-urlencoded\r\n",
            "Content-Type: multipart/form-data; boundary=x\r\n",
            "Content-Type: application/json; charset=iso-8859-1\r\n",
            "Content-Type: application/jsonp\r\n",
            "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
            "Content-Type: application/json\r\nContent-Encoding: br\r\n")) {
      bad.add(
          text(
              type.isEmpty() ? "no media type" : type.strip().replace("\r\n", ", "),
              "POST /api/v1/do HTTP/1.1\r\nHost: localhost\r\n"
                  + type
                  + "Content-Length: 2\r\n\r\n{}",
              415,
              "unsupported-media-type"));
    }
    for (String accept :
        List.of("text/html", "application/json;q=0", "text/*", "image/png, */*;q=0")) {
      bad.add(
          text(
              "accept " + accept,
              "POST /api/v1/do HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: "
                  + accept
                  + "\r\nContent-Length: 2\r\n\r\n{}",
              406,
              "not-acceptable"));
    }
    bad.add(
        text(
            "a declared length over the limit",
            DO + "Content-Length: " + (MAX_BODY + 1) + "\r\n\r\n{",
            413,
            "too-large"));
    bad.add(
        text(
            "a gigantic declared length",
            DO + "Content-Length: 900000000000000000\r\n\r\n{",
            413,
            "too-large"));
    bad.add(
        text(
            "asking first whether a body over the limit may come",
            DO + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n",
            413,
            "too-large"));
    bad.add(
        text(
            "chunks over the limit",
            DO
                + "Transfer-Encoding: chunked\r\n\r\n"
                + ("10000\r\n" + " ".repeat(0x10000) + "\r\n").repeat(4),
            413,
            "too-large"));
    return bad.stream();
  }

  static Stream<BadRequest> bodies() {
    return Stream.of(
        post("no body", "/api/v1/do", ""),
        post("blanks", "/api/v1/do", "   \n "),
        post("half an object", "/api/v1/do", "{\"graph\":"),
        post("a word", "/api/v1/do", "graph"),
        post("a comment", "/api/v1/do", "/* */ {}"),
        post("single quotes", "/api/v1/do", "{'graph':1}"),
        post("a comma at the end", "/api/v1/identify", "{" + G + ",}"),
        post("text after the end", "/api/v1/identify", "{" + G + ",\"query\":\"P(Y)\"} x"),
        post("two objects", "/api/v1/identify", "{" + G + ",\"query\":\"P(Y)\"}{}"),
        post("NaN", "/api/v1/do", "{" + G + ",\"distribution\":{\"vars\":[\"X\"],\"p\":[NaN,1]}}"),
        post(
            "infinity",
            "/api/v1/do",
            "{" + G + ",\"distribution\":{\"vars\":[\"X\"],\"p\":[-Infinity,1]}}"),
        post("a leading zero", "/api/v1/paths", "{\"limit\":007}"),
        post("hexadecimal", "/api/v1/paths", "{\"limit\":0x10}"),
        post("a bare control character", "/api/v1/graphs", "{\"text\":\"dag {\u0001}\"}"),
        post("half an escape", "/api/v1/graphs", "{\"text\":\"\\u12\"}"),
        post("brackets without end as a state", "/api/v1/do", "{\"do\":" + "[".repeat(100_000)),
        post("objects without end", "/api/v1/do", "{\"do\":" + "{\"a\":".repeat(30_000)),
        post("deep objects", "/api/v1/do", "{\"graph\":".repeat(5_000)),
        bytes(
            "invalid UTF-8",
            "/api/v1/graphs",
            new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc3, '(', '"', '}'},
            "malformed-json"),
        bytes("zero bytes", "/api/v1/graphs", new byte[] {0, 0, 0, 0, 0, 0}, "malformed-json"));
  }

  static Stream<BadRequest> json() {
    return Stream.of(
        wrong("an array", "/api/v1/do", "[]"),
        wrong("a hundred thousand brackets", "/api/v1/do", "[".repeat(100_000)),
        wrong("brackets as nodes", "/api/v1/graphs", "{\"nodes\":" + "[".repeat(90_000)),
        wrong("null", "/api/v1/do", "null"),
        wrong("a number", "/api/v1/do", "1"),
        wrong("a string", "/api/v1/do", "\"graph\""),
        wrong("an empty object", "/api/v1/do", "{}"),
        wrong("a graph alone", "/api/v1/do", "{" + G + "}"),
        wrong("a null graph", "/api/v1/identify", "{\"graph\":null,\"query\":\"P(Y)\"}"),
        wrong("a graph as a number", "/api/v1/identify", "{\"graph\":1,\"query\":\"P(Y)\"}"),
        wrong("a graph as an array", "/api/v1/identify", "{\"graph\":[],\"query\":\"P(Y)\"}"),
        wrong("an empty graph", "/api/v1/graphs", "{}"),
        wrong("a graph in two forms", "/api/v1/graphs", "{\"text\":\"dag {}\",\"nodes\":[]}"),
        wrong("a format without text", "/api/v1/graphs", "{\"nodes\":[],\"format\":\"dot\"}"),
        wrong("an unknown text format", "/api/v1/graphs", "{\"text\":\"a\",\"format\":\"png\"}"),
        wrong("an id in capitals", "/api/v1/graphs", "{\"id\":\"" + "AB".repeat(32) + "\"}"),
        wrong("an id with a kind", "/api/v1/graphs", "{\"id\":\"" + ID + "\",\"kind\":\"dag\"}"),
        wrong("an unknown kind", "/api/v1/graphs", "{\"nodes\":[],\"kind\":\"tree\"}"),
        wrong("a kind as a number", "/api/v1/graphs", "{\"nodes\":[],\"kind\":0}"),
        wrong("a text as a number", "/api/v1/graphs", "{\"text\":1}"),
        wrong("nodes as an object", "/api/v1/graphs", "{\"nodes\":{}}"),
        wrong("a node as a number", "/api/v1/graphs", "{\"nodes\":[1]}"),
        wrong("a null node", "/api/v1/graphs", "{\"nodes\":[null]}"),
        wrong("a node without a name", "/api/v1/graphs", "{\"nodes\":[{\"latent\":true}]}"),
        wrong("an empty name", "/api/v1/graphs", "{\"nodes\":[\"\"]}"),
        wrong("a blank name", "/api/v1/graphs", "{\"nodes\":[\"  \"]}"),
        wrong("a long name", "/api/v1/graphs", "{\"nodes\":[\"" + "n".repeat(257) + "\"]}"),
        wrong(
            "latent as text", "/api/v1/graphs", "{\"nodes\":[{\"name\":\"X\",\"latent\":\"no\"}]}"),
        wrong(
            "latent as a number", "/api/v1/graphs", "{\"nodes\":[{\"name\":\"X\",\"latent\":1}]}"),
        wrong("an edge as text", "/api/v1/graphs", "{\"edges\":[\"X -> Y\"]}"),
        wrong(
            "an edge without a kind",
            "/api/v1/graphs",
            "{\"edges\":[{\"from\":\"X\",\"to\":\"Y\"}]}"),
        wrong(
            "an edge of no known kind",
            "/api/v1/graphs",
            "{\"edges\":[{\"from\":\"X\",\"to\":\"Y\",\"kind\":\"=>\"}]}"),
        unknown("an unknown field", "/api/v1/graphs", "{\"nodes\":[],\"vertices\":[]}"),
        unknown(
            "an unknown field of an edge",
            "/api/v1/graphs",
            "{\"edges\":[{\"from\":\"X\",\"to\":\"Y\",\"kind\":\"->\",\"weight\":1}]}"),
        unknown(
            "an unknown field beside the graph",
            "/api/v1/identify",
            "{" + G + ",\"query\":\"P(Y)\",\"__proto__\":{}}"),
        unknown("a field of another case", "/api/v1/graphs", "{\"nodes\":[],\"Text\":\"dag {}\"}"));
  }

  static Stream<BadRequest> values() {
    String sets = "{" + G + ",\"treatments\":[\"X\"],\"outcomes\":[\"Y\"]";
    String paths = "{" + G + ",\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\"";
    return Stream.of(
        wrong("no x", "/api/v1/separation", "{" + G + ",\"y\":[\"Y\"]}"),
        wrong("an empty x", "/api/v1/separation", "{" + G + ",\"x\":[],\"y\":[\"Y\"]}"),
        wrong("x as text", "/api/v1/separation", "{" + G + ",\"x\":\"X\",\"y\":[\"Y\"]}"),
        wrong("x twice", "/api/v1/separation", "{" + G + ",\"x\":[\"X\",\"X\"],\"y\":[\"Y\"]}"),
        wrong("a null in x", "/api/v1/separation", "{" + G + ",\"x\":[null],\"y\":[\"Y\"]}"),
        wrong("a number in x", "/api/v1/separation", "{" + G + ",\"x\":[1],\"y\":[\"Y\"]}"),
        wrong("limit 0", "/api/v1/paths", paths + ",\"limit\":0}"),
        wrong("limit -1", "/api/v1/paths", paths + ",\"limit\":-1}"),
        wrong("limit 10001", "/api/v1/paths", paths + ",\"limit\":10001}"),
        wrong("limit 1.5", "/api/v1/paths", paths + ",\"limit\":1.5}"),
        wrong("limit 1e99", "/api/v1/paths", paths + ",\"limit\":1e99}"),
        wrong("limit 2^40", "/api/v1/paths", paths + ",\"limit\":1099511627776}"),
        wrong("limit as text", "/api/v1/paths", paths + ",\"limit\":\"5\"}"),
        wrong("limit true", "/api/v1/paths", paths + ",\"limit\":true}"),
        wrong("maxLength 1001", "/api/v1/paths", paths + ",\"maxLength\":1001}"),
        wrong(
            "from as a list",
            "/api/v1/paths",
            "{" + G + ",\"from\":[\"X\"],\"to\":\"Y\",\"kind\":\"all\"}"),
        wrong(
            "an unknown kind of paths",
            "/api/v1/paths",
            "{" + G + ",\"from\":\"X\",\"to\":\"Y\",\"kind\":\"shortest\"}"),
        wrong("no kind of set", "/api/v1/adjustment-sets", sets + "}"),
        wrong("an unknown kind of set", "/api/v1/adjustment-sets", sets + ",\"kind\":\"best\"}"),
        wrong("a kind in capitals", "/api/v1/adjustment-sets", sets + ",\"kind\":\"MINIMAL\"}"),
        wrong("no set to check", "/api/v1/adjustment-sets/check", sets + "}"),
        wrong("no query", "/api/v1/identify", "{" + G + "}"),
        wrong(
            "a query without outcome",
            "/api/v1/identify",
            "{" + G + ",\"query\":{\"do\":[\"X\"]}}"),
        wrong("a query as a number", "/api/v1/identify", "{" + G + ",\"query\":3}"));
  }

  static Stream<BadRequest> tables() {
    String start = "{" + G + ",\"outcome\":[\"Y\"],\"distribution\":";
    String good = start + "{\"vars\":[\"X\",\"Y\"],\"p\":[0.25,0.25,0.25,0.25]}";
    return Stream.of(
        wrong("no variables", "/api/v1/do", start + "{\"vars\":[],\"p\":[1]}}"),
        wrong("no cells", "/api/v1/do", start + "{\"vars\":[\"X\"]}}"),
        wrong("too few cells", "/api/v1/do", start + "{\"vars\":[\"X\",\"Y\"],\"p\":[1]}}"),
        wrong("cells as text", "/api/v1/do", start + "{\"vars\":[\"X\"],\"p\":\"1,0\"}}"),
        wrong("a cell as text", "/api/v1/do", start + "{\"vars\":[\"X\"],\"p\":[\"1\",0]}}"),
        wrong("a null cell", "/api/v1/do", start + "{\"vars\":[\"X\"],\"p\":[null,1]}}"),
        wrong("a cell beyond doubles", "/api/v1/do", start + "{\"vars\":[\"X\"],\"p\":[1e999,0]}}"),
        wrong(
            "a state count of 0",
            "/api/v1/do",
            start + "{\"vars\":[\"X\"],\"cards\":[0],\"p\":[]}}"),
        wrong(
            "a negative state count",
            "/api/v1/do",
            start + "{\"vars\":[\"X\"],\"cards\":[-2],\"p\":[]}}"),
        wrong(
            "two state counts for one variable",
            "/api/v1/do",
            start + "{\"vars\":[\"X\"],\"cards\":[2,2],\"p\":[1,0]}}"),
        wrong(
            "a table beyond the limit",
            "/api/v1/do",
            start + "{\"vars\":[\"X\",\"Y\"],\"cards\":[100000,100000],\"p\":[1]}}"),
        wrong("a negative state", "/api/v1/do", good + ",\"do\":{\"X\":-1}}"),
        wrong("half a state", "/api/v1/do", good + ",\"do\":{\"X\":0.5}}"),
        wrong("a state that is true", "/api/v1/do", good + ",\"do\":{\"X\":true}}"),
        wrong("a state that is null", "/api/v1/do", good + ",\"do\":{\"X\":null}}"),
        wrong("an intervention as text", "/api/v1/do", good + ",\"do\":\"X\"}"),
        wrong(
            "null among interventions", "/api/v1/do", good + ",\"interventions\":[{\"X\":null}]}"),
        wrong("no interventions", "/api/v1/do", good + ",\"interventions\":[]}"),
        wrong(
            "do and interventions",
            "/api/v1/do",
            good + ",\"do\":[\"X\"],\"interventions\":[{\"X\":1}]}"),
        wrong(
            "interventions on different variables",
            "/api/v1/do",
            good + ",\"interventions\":[{\"X\":1},{\"Y\":1}]}"),
        unknown(
            "cells that only answers have",
            "/api/v1/do",
            start + "{\"vars\":[\"X\"],\"p\":[1,0],\"undefined\":[]}}"));
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static BadRequest text(String name, String request, int status, String kind) {
    return new BadRequest(name, Buffer.buffer(request, "ISO-8859-1"), status, kind);
  }

  private static BadRequest post(String name, String path, String body) {
    return bytes(name, path, body.getBytes(StandardCharsets.UTF_8), "malformed-json");
  }

  private static BadRequest wrong(String name, String path, String body) {
    return bytes(name, path, body.getBytes(StandardCharsets.UTF_8), "invalid-value");
  }

  private static BadRequest unknown(String name, String path, String body) {
    return bytes(name, path, body.getBytes(StandardCharsets.UTF_8), "unknown-field");
  }

  private static BadRequest bytes(String name, String path, byte[] body, String kind) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return new BadRequest(name, Buffer.buffer(head).appendBytes(body), 400, kind);
  }
}
