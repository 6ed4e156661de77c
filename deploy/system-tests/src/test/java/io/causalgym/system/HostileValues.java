package io.causalgym.system;

import static io.causalgym.system.HostileCase.body;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Numbers, distributions, queries and characters that a parser or an algorithm could choke on.
final class HostileValues {
  private static final String GRAPH = "\"graph\":{\"text\":\"dag { X -> Y; Z -> X; Z -> Y }\"},";
  private static final String DIGITS = "1".repeat(100_000);

  private HostileValues() {}

  static Stream<HostileCase> cases() {
    return Stream.of(json(), characters(), questions(), queries()).flatMap(List::stream);
  }

  private static List<HostileCase> json() {
    return List.of(
        body("empty", "do", "", "empty"),
        body("blank", "do", " \n\t ", "JSON|early|empty"),
        body("null", "do", "null", "body"),
        body("a number", "do", "42", "body"),
        body("a string", "do", "\"P(Y | do(X))\"", "body"),
        body("not JSON", "do", "graph: X -> Y", "JSON"),
        body("XML", "do", "<do/>", "JSON"),
        body("single quotes", "do", "{'graph': 1}", "JSON"),
        body("a comment", "do", "{/* hello */}", "JSON"),
        body("a comma too many", "do", "{\"graph\":{\"text\":\"dag{X->Y}\"},}", "JSON"),
        body("deep arrays", "do", "[".repeat(100_000), "nested|body"),
        body("deep arrays in a field", "do", "{\"graph\":" + "[".repeat(100_000), "nested|graph"),
        body("deep objects", "graphs", "{\"a\":".repeat(100_000), "nested|'a'"),
        body(
            "deep and closed",
            "separation",
            "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "nested|x"),
        body("endless field name", "do", "{\"" + "f".repeat(1_000_000) + "\":1}", "name|f"),
        body("a hundred thousand fields", "do", manyFields(), "f0|graph|outcome"));
  }

  private static List<HostileCase> characters() {
    return List.of(
        inName("broken UTF-8", 0xC3, 0x28),
        inName("lonely continuation", 0x80),
        inName("overlong slash", 0xC0, 0xAF),
        inName("byte that UTF-8 lacks", 0xFF),
        inName("surrogate in UTF-8", 0xED, 0xA0, 0x80),
        inName("beyond Unicode", 0xF4, 0x90, 0x80, 0x80),
        inName("cut-off sequence", 0xE2, 0x82),
        inName("raw control character", 0x01),
        inName("raw line feed", 0x0A),
        body(
            "lone surrogate",
            "graphs",
            "{\"nodes\":[\"\\ud800\"]}",
            "nodes|surrogate|UTF|character"),
        body(
            "surrogates in the wrong order",
            "graphs",
            "{\"nodes\":[\"\\udc00\\ud800\"]}",
            "nodes|surrogate|UTF|character"),
        body(
            "lone surrogate in a question",
            "separation",
            "{" + GRAPH + "\"x\":[\"\\ud83d\"],\"y\":[\"Y\"]}",
            "x|surrogate"),
        body("half an escape", "graphs", "{\"nodes\":[\"\\u12\"]}", "JSON|escape"),
        body("escape of nothing", "graphs", "{\"nodes\":[\"\\q\"]}", "JSON|escape"));
  }

  private static List<HostileCase> questions() {
    return List.of(
        ask("unknown node", "separation", "\"x\":[\"W\"],\"y\":[\"Y\"]", "W"),
        ask("nothing against something", "separation", "\"x\":[],\"y\":[\"Y\"]", "x"),
        ask("sets that overlap", "separation", "\"x\":[\"X\"],\"y\":[\"X\"]", "X"),
        ask(
            "condition on what is asked",
            "separation",
            "\"x\":[\"X\"],\"y\":[\"Y\"],\"given\":[\"X\"]",
            "X"),
        ask("name twice", "separation", "\"x\":[\"X\",\"X\"],\"y\":[\"Y\"]", "X"),
        ask("name of null", "separation", "\"x\":[null],\"y\":[\"Y\"]", "x"),
        ask("names in lists", "separation", "\"x\":[[\"X\"]],\"y\":[\"Y\"]", "x"),
        ask("path to itself", "paths", "\"from\":\"X\",\"to\":\"X\",\"kind\":\"all\"", "X"),
        ask("path from nowhere", "paths", "\"from\":\"W\",\"to\":\"Y\",\"kind\":\"all\"", "W"),
        ask(
            "path of no kind",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"shortest\"",
            "kind"),
        ask("kind by number", "paths", "\"from\":\"X\",\"to\":\"Y\",\"kind\":0", "kind"),
        ask(
            "path of no length",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"maxLength\":0",
            "maxLength"),
        ask(
            "endless path",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"maxLength\":1000000",
            "maxLength"),
        ask(
            "all paths",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"limit\":10001",
            "limit"),
        ask(
            "limit below zero",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"limit\":-1",
            "limit"),
        ask(
            "limit over every integer",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"limit\":99999999999999999999",
            "limit"),
        ask(
            "limit of infinity",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"limit\":1e999",
            "limit"),
        ask(
            "limit of many digits",
            "paths",
            "\"from\":\"X\",\"to\":\"Y\",\"kind\":\"all\",\"limit\":" + DIGITS,
            "number|limit"),
        ask(
            "treatment that is the outcome",
            "adjustment-sets",
            "\"treatments\":[\"X\"],\"outcomes\":[\"X\"],\"kind\":\"minimal\"",
            "X"),
        ask(
            "unknown kind of set",
            "adjustment-sets",
            "\"treatments\":[\"X\"],\"outcomes\":[\"Y\"],\"kind\":\"best\"",
            "kind"),
        ask(
            "required and unmeasured",
            "adjustment-sets",
            "\"treatments\":[\"X\"],\"outcomes\":[\"Y\"],\"kind\":\"minimal\",\"required\":[\"Z\"],\"unmeasured\":[\"Z\"]",
            "Z"),
        ask(
            "unknown unmeasured",
            "adjustment-sets",
            "\"treatments\":[\"X\"],\"outcomes\":[\"Y\"],\"kind\":\"minimal\",\"unmeasured\":[\"W\"]",
            "W"),
        ask(
            "set of strangers",
            "adjustment-sets/check",
            "\"treatments\":[\"X\"],\"outcomes\":[\"Y\"],\"set\":[\"W\"]",
            "W"));
  }

  private static List<HostileCase> queries() {
    List<HostileCase> cases = new ArrayList<>();
    for (String text :
        List.of(
            "",
            "P",
            "P(",
            "P()",
            "P(Y",
            "P(Y | do(X)",
            "P(Y || X)",
            "P(Y | do())",
            "Q(Y)",
            "P(Y | do(X))x",
            "(".repeat(50_000),
            "P(Y | " + "do(".repeat(50_000))) {
      String shown = text.length() > 20 ? text.substring(0, 8) + "..." : text;
      cases.add(
          ask("text '" + shown + "'", "identify", "\"query\":\"" + text + "\"", "query|column"));
    }
    cases.add(ask("unknown outcome", "identify", "\"query\":\"P(W | do(X))\"", "W"));
    cases.add(ask("outcome that is treated", "identify", "\"query\":\"P(Y | do(Y))\"", "Y"));
    cases.add(ask("query of a list", "identify", "\"query\":[\"Y\"]", "query"));
    cases.add(ask("query without an outcome", "identify", "\"query\":{\"do\":[\"X\"]}", "outcome"));
    cases.add(
        ask(
            "query with an unknown field",
            "identify",
            "\"query\":{\"outcome\":[\"Y\"],\"donot\":[\"X\"]}",
            "donot"));
    return cases;
  }

  private static HostileCase ask(String name, String operation, String rest, String names) {
    return body(name, operation, "{" + GRAPH + rest + "}", names);
  }

  private static HostileCase inName(String name, int... bytes) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"nodes\":[\"a".getBytes(StandardCharsets.US_ASCII));
    for (int value : bytes) {
      body.write(value);
    }
    body.writeBytes("\"]}".getBytes(StandardCharsets.US_ASCII));
    return HostileCase.bytes(
        name, "graphs", body::toByteArray, 400, "UTF-8|JSON|surrogate|character|nodes");
  }

  private static String manyFields() {
    StringBuilder text = new StringBuilder("{");
    for (int field = 0; field < 100_000; field++) {
      text.append(field == 0 ? "" : ",").append("\"f").append(field).append("\":0");
    }
    return text.append("}").toString();
  }
}
