package io.causalgym.system;

import static io.causalgym.system.HostileCase.raw;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Requests whose body is the least of their faults: heads, addresses, methods, lengths, codings.
final class HostileWire {
  private static final String HOST = "Host: 127.0.0.1\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String ASK = "POST /api/v1/separation HTTP/1.1\r\n" + HOST + JSON;
  private static final String SAID_LENGTH = "Content-Length: 2\r\n";

  private HostileWire() {}

  static Stream<HostileCase> cases() {
    return Stream.of(heads(), addresses(), lengths(), media()).flatMap(List::stream);
  }

  private static List<HostileCase> heads() {
    return List.of(
        raw("garbage", "GARBAGE\r\n\r\n", 400, "HTTP"),
        raw("bytes that are no text", "\u0000\u0001\u00fe\u00ff\r\n\r\n", 400, "HTTP"),
        raw("no version", "GET /\r\n\r\n", 400, "HTTP"),
        raw("no Host", "GET / HTTP/1.1\r\n" + CLOSE + "\r\n", 400, "Host"),
        raw(
            "foreign Host",
            "GET / HTTP/1.1\r\nHost: evil.example\r\n" + CLOSE + "\r\n",
            421,
            "evil"),
        raw(
            "foreign Host that starts like ours",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n" + CLOSE + "\r\n",
            421,
            "evil"),
        raw(
            "foreign Host on a question",
            "POST /api/v1/do HTTP/1.1\r\nHost: evil.example:8080\r\n"
                + CLOSE
                + JSON
                + SAID_LENGTH
                + "\r\n{}",
            421,
            "evil"),
        raw(
            "two Hosts",
            "GET / HTTP/1.1\r\n" + HOST + "Host: localhost\r\n" + CLOSE + "\r\n",
            400,
            "Host"),
        raw(
            "header without a colon",
            "GET / HTTP/1.1\r\n" + HOST + "nonsense\r\n" + CLOSE + "\r\n",
            400,
            "HTTP"),
        raw(
            "header with a blank in its name",
            "GET / HTTP/1.1\r\n" + HOST + "X Y: 1\r\n" + CLOSE + "\r\n",
            400,
            "HTTP"),
        raw(
            "header of 20 KB",
            "GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(20_000) + "\r\n\r\n",
            431,
            "header"),
        raw(
            "ten thousand headers",
            "GET / HTTP/1.1\r\n" + HOST + "X: 1\r\n".repeat(10_000) + "\r\n",
            431,
            "header"),
        raw(
            "address of 10 KB",
            "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
            414,
            "long"),
        raw(
            "address of a megabyte",
            "GET /" + "x".repeat(1_000_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
            414,
            "long"));
  }

  private static List<HostileCase> addresses() {
    return List.of(
        get("unknown path", "/api/v1/effectz", 404, "effectz|path"),
        get("unknown version", "/api/v9/do", 404, "path"),
        get("out of the tree", "/../../../etc/passwd", 404, "path"),
        get("out of the tree in disguise", "/docs/..%2f..%2f..%2fetc%2fpasswd", 404, "path"),
        get("our own classes", "/io/causalgym/gateway/Gateway.class", 404, "path"),
        get("half an escape", "/api/v1/graphs/%zz", 400, "address|id|path"),
        get("id that is none", "/api/v1/graphs/abc", 400, "id"),
        get("id that nobody stored", "/api/v1/graphs/" + "0".repeat(64), 404, "id"),
        get("unknown format", "/api/v1/graphs/" + "0".repeat(64) + "?format=pdf", 400, "format"),
        get(
            "format twice",
            "/api/v1/graphs/" + "0".repeat(64) + "?format=dot&format=json",
            400,
            "format"),
        get(
            "unknown parameter",
            "/api/v1/graphs/" + "0".repeat(64) + "?callback=x",
            400,
            "callback"),
        get("question by GET", "/api/v1/identify", 405, "POST"),
        method("question by PUT", "PUT", "/api/v1/identify", 405, "POST"),
        method("question by DELETE", "DELETE", "/api/v1/do", 405, "POST"),
        method("page by DELETE", "DELETE", "/", 405, "GET"),
        method("graph by PATCH", "PATCH", "/api/v1/graphs/" + "0".repeat(64), 405, "GET"),
        method("method that is none", "BREW", "/api/v1/do", 405, "POST"),
        method("TRACE", "TRACE", "/api/v1/do", 405, "POST"));
  }

  private static List<HostileCase> lengths() {
    return List.of(
        raw(
            "length shorter than the body",
            ASK + CLOSE + SAID_LENGTH + "\r\n" + HostileFields.GOOD.get("separation"),
            400,
            "missing|JSON|early"),
        raw("length below zero", ASK + "Content-Length: -5\r\n\r\n{}", 400, "HTTP"),
        raw("length of letters", ASK + "Content-Length: many\r\n\r\n{}", 400, "HTTP"),
        raw("two lengths", ASK + SAID_LENGTH + "Content-Length: 3\r\n\r\n{} ", 400, "HTTP"),
        raw(
            "length of a terabyte",
            ASK + CLOSE + "Content-Length: 1099511627776\r\n\r\n{",
            413,
            "bytes"),
        raw(
            "length over every long",
            ASK + "Content-Length: 99999999999999999999\r\n\r\n{",
            400,
            "HTTP"),
        raw("no body at all", ASK + CLOSE + "\r\n", 400, "empty"),
        raw(
            "chunk of letters",
            ASK + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
            400,
            "HTTP"),
        raw(
            "chunk of negative size",
            ASK + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
            400,
            "HTTP"),
        raw(
            "chunk without its end",
            ASK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n",
            400,
            "HTTP"),
        new HostileCase(
            "wire: seventy megabytes in chunks", HostileWire::endless, List.of(413), "bytes"));
  }

  private static List<HostileCase> media() {
    return List.of(
        typed("no JSON", "Content-Type: text/plain"),
        typed("a form", "Content-Type: application/x-www-form-urlencoded"),
        typed("parts", "Content-Type: multipart/form-data; boundary=x"),
        typed("another charset", "Content-Type: application/json; charset=utf-16"),
        typed("nonsense", "Content-Type: ;;;"),
        coded("gzip bomb", "Content-Encoding: gzip", 415, "gzip|compressed"),
        coded("unknown coding", "Content-Encoding: zopfli", 415, "zopfli|compressed"),
        coded("answer as XML", "Accept: application/xml", 406, "json"),
        coded("no answer wanted", "Accept: */*;q=0", 406, "json"));
  }

  private static HostileCase get(String name, String path, int status, String names) {
    return method(name, "GET", path, status, names);
  }

  private static HostileCase method(
      String name, String method, String path, int status, String names) {
    return raw(name, method + " " + path + " HTTP/1.1\r\n" + HOST + CLOSE + "\r\n", status, names);
  }

  private static HostileCase typed(String name, String header) {
    return coded("body said to be " + name, header, 415, "JSON|json");
  }

  private static HostileCase coded(String name, String header, int status, String names) {
    byte[] good =
        HostileFields.GOOD.getOrDefault("separation", "").getBytes(StandardCharsets.UTF_8);
    return new HostileCase(
        "wire: " + name,
        () -> RawHttp.post("/api/v1/separation", good, header),
        List.of(status),
        names);
  }

  private static byte[] endless() {
    String chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
    return (ASK + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(70))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
