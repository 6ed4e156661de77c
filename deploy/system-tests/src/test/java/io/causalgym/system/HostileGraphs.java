package io.causalgym.system;

import static io.causalgym.system.HostileCase.body;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Graphs that are none, in JSON and in every text form, small and enormous.
final class HostileGraphs {
  private static final int MILLION = 1_000_000;
  private static final int DEEP = 100_000;

  private HostileGraphs() {}

  static Stream<HostileCase> cases() {
    return Stream.of(edges(), nodes(), texts(), enormous()).flatMap(List::stream);
  }

  /// The body with the most objects for its length: four times as large once it is read.
  static byte[] millionEdges() {
    return bytes(
        "{\"edges\":[" + each("{\"from\":\"a\",\"to\":\"b%d\",\"kind\":\"->\"}", ",") + "]}");
  }

  private static List<HostileCase> edges() {
    List<HostileCase> cases = new ArrayList<>();
    edge(cases, "self edge", "A>A", "A");
    edge(cases, "cycle of two", "A>B,B>A", "\"cycle\":\\[");
    edge(cases, "cycle of three", "A>B,B>C,C>A", "\"cycle\":\\[");
    edge(cases, "cycle behind a tail", "S>A,A>B,B>C,C>A,C>T", "\"cycle\":\\[");
    edge(cases, "edge twice", "A>B,A>B", "A.*B");
    cases.add(graph("bidirected edge twice", edgeList("<->", "A", "B", "B", "A"), "A.*B"));
    cases.add(graph("unknown kind of edge", edgeList("=>", "A", "B"), "kind"));
    cases.add(graph("empty kind of edge", edgeList("", "A", "B"), "kind"));
    cases.add(graph("edge without an end", "{\"edges\":[{\"from\":\"A\",\"kind\":\"->\"}]}", "to"));
    cases.add(graph("edge without a kind", "{\"edges\":[{\"from\":\"A\",\"to\":\"B\"}]}", "kind"));
    cases.add(
        graph(
            "edge with a colour",
            "{\"edges\":[{\"from\":\"A\",\"to\":\"B\",\"kind\":\"->\",\"colour\":1}]}",
            "colour"));
    cases.add(graph("edge that is a string", "{\"edges\":[\"A -> B\"]}", "edges\\[0\\]"));
    cases.add(graph("edge that is null", "{\"edges\":[null]}", "edges"));
    cases.add(graph("edges as an object", "{\"edges\":{\"A\":\"B\"}}", "edges"));
    cases.add(
        graph(
            "dag with a bidirected edge",
            "{\"kind\":\"dag\"," + edgeList("<->", "A", "B").substring(1),
            "<->|dag"));
    cases.add(
        graph(
            "circle in an ADMG",
            "{\"kind\":\"admg\"," + edgeList("o->", "A", "B").substring(1),
            "o->|admg"));
    return cases;
  }

  private static List<HostileCase> nodes() {
    return List.of(
        graph("no form at all", "{}", "form"),
        graph("two forms", "{\"text\":\"dag { A -> B }\",\"nodes\":[\"A\"]}", "form"),
        graph(
            "three forms",
            "{\"text\":\"dag {}\",\"edges\":[],\"id\":\"" + "0".repeat(64) + "\"}",
            "form"),
        graph("unknown kind", "{\"nodes\":[\"A\"],\"kind\":\"tree\"}", "kind"),
        graph("format without text", "{\"nodes\":[\"A\"],\"format\":\"dot\"}", "format"),
        graph("unknown format", "{\"text\":\"dag { A -> B }\",\"format\":\"yaml\"}", "format"),
        graph("node of a number", "{\"nodes\":[1]}", "nodes"),
        graph("node of null", "{\"nodes\":[\"A\",null]}", "nodes"),
        graph("empty name", "{\"nodes\":[\"\"]}", "name"),
        graph("blank name", "{\"nodes\":[\"  \\t \"]}", "name"),
        graph("endless name", "{\"nodes\":[\"" + "n".repeat(5_000) + "\"]}", "name"),
        graph("latent of a string", "{\"nodes\":[{\"name\":\"A\",\"latent\":\"yes\"}]}", "latent"),
        graph("node without a name", "{\"nodes\":[{\"latent\":true}]}", "name"),
        graph("id of another length", "{\"id\":\"abc\"}", "id"),
        graph("id with SQL", "{\"id\":\"'; drop table graph; --\"}", "id"),
        graph("id with a kind", "{\"id\":\"" + "0".repeat(64) + "\",\"kind\":\"dag\"}", "kind"));
  }

  private static List<HostileCase> texts() {
    List<HostileCase> cases = new ArrayList<>();
    text(cases, "empty", "", "");
    text(cases, "words", "", "once upon a time");
    text(cases, "open brace", "", "dag { X -> Y");
    text(cases, "edge without an end", "dagitty", "dag { X -> }");
    text(cases, "arrow of a kind that is none", "dagitty", "dag { X => Y }");
    text(cases, "unclosed string", "dagitty", "dag { \"X -> Y }");
    text(cases, "unclosed bracket", "dagitty", "dag { X [latent }");
    text(cases, "unclosed comment", "dot", "digraph { a -> b /* for ever");
    text(cases, "braces in braces", "dagitty", "dag " + "{ ".repeat(DEEP));
    text(cases, "subgraphs in subgraphs", "dot", "digraph " + "{ subgraph ".repeat(DEEP));
    text(cases, "not XML", "graphml", "<graphml><graph>");
    text(cases, "elements in elements", "graphml", "<graphml>" + "<graph>".repeat(DEEP));
    text(
        cases,
        "a file of this machine",
        "graphml",
        "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><graphml><graph edgedefault=\"directed\"><node id=\"&e;\"/></graph></graphml>");
    text(cases, "entities of entities", "graphml", laughs());
    text(cases, "unclosed block", "bif", "network n { } variable X {");
    text(cases, "table of nothing", "bif", "probability ( X | ) {");
    text(cases, "no operator", "lavaan", "y x z");
    text(cases, "dangling operator", "lavaan", "y ~");
    text(cases, "control characters", "dagitty", "dag { \u0001\u0002 -> \u0003 -> }");
    cases.add(query("cycle in text", "dag { X -> Y; Y -> X }", "\"cycle\":\\["));
    cases.add(query("self edge in text", "dag { X -> X; X -> Y }", "X"));
    cases.add(query("edge twice in text", "dag { X -> Y; X -> Y }", "X.*Y"));
    return cases;
  }

  private static List<HostileCase> enormous() {
    return List.of(
        HostileCase.bytes(
            "a million nodes",
            "graphs",
            () -> bytes("{\"nodes\":[" + each("\"n%d\"", ",") + "]}"),
            400,
            "20 ?000"),
        HostileCase.bytes("a million edges", "graphs", HostileGraphs::millionEdges, 400, "0 ?000"),
        HostileCase.bytes(
            "a million nodes in text",
            "graphs",
            () -> textBytes("dag{" + each("n%d", ";") + "}"),
            400,
            "20 ?000"),
        HostileCase.bytes(
            "a chain of a million in DOT",
            "graphs",
            () -> textBytes("digraph{" + each("%d", "->") + "}"),
            400,
            "0 ?000"),
        HostileCase.bytes(
            "a million nodes in a question",
            "identify",
            () ->
                bytes(
                    "{\"query\":\"P(Y | do(X))\",\"graph\":{\"nodes\":["
                        + each("\"n%d\"", ",")
                        + "]}}"),
            400,
            "20 ?000"),
        HostileCase.bytes(
            "a million names",
            "separation",
            () ->
                bytes(
                    "{\"graph\":{\"text\":\"dag { X -> Y }\"},\"x\":["
                        + each("\"n%d\"", ",")
                        + "],\"y\":[\"Y\"]}"),
            400,
            "n0"),
        HostileCase.bytes(
            "a text of eleven million letters",
            "graphs",
            () -> textBytes("dag{" + "n".repeat(11 * MILLION) + "}"),
            400,
            "string|characters"),
        HostileCase.bytes(
            "a name of a million letters in text",
            "graphs",
            () -> textBytes("dag{" + "n".repeat(MILLION) + "}"),
            400,
            "name|characters"),
        HostileCase.bytes(
            "a cycle of ten thousand",
            "graphs",
            () -> textBytes("digraph{" + chain(10_000) + "->c0}"),
            400,
            "cycle"));
  }

  private static void edge(List<HostileCase> cases, String name, String arrows, String names) {
    String[] ends = arrows.split("[>,]", -1);
    cases.add(graph(name, edgeList("->", ends), names));
  }

  private static String edgeList(String kind, String... ends) {
    return IntStream.range(0, ends.length / 2)
        .mapToObj(i ->
            "{\"from\":\""
                + ends[2 * i]
                + "\",\"to\":\""
                + ends[2 * i + 1]
                + "\",\"kind\":\""
                + kind
                + "\"}")
        .collect(Collectors.joining(",", "{\"edges\":[", "]}"));
  }

  private static HostileCase graph(String name, String graph, String names) {
    return body(name, "graphs", graph, names);
  }

  private static HostileCase query(String name, String text, String names) {
    return body(name, "identify", Json.identify(text).encode(), names);
  }

  private static void text(List<HostileCase> cases, String name, String format, String text) {
    JsonObject graph = Json.graph(text);
    if (!format.isEmpty()) {
      graph.put("format", format);
    }
    // The place is told by line and column, or the whole text is at fault.
    cases.add(body((format + " text: " + name).strip(), "graphs", graph.encode(), "line|text"));
  }

  private static String laughs() {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY e0 \"ha\">");
    for (int level = 1; level < 30; level++) {
      text.append("<!ENTITY e")
          .append(level)
          .append(" \"")
          .append(("&e" + (level - 1) + ";").repeat(10))
          .append("\">");
    }
    return text
        + "]><graphml><graph edgedefault=\"directed\"><node id=\"&e29;\"/></graph></graphml>";
  }

  private static String chain(int length) {
    return IntStream.range(0, length).mapToObj(i -> "c" + i).collect(Collectors.joining("->"));
  }

  private static String each(String pattern, String separator) {
    int place = pattern.indexOf("%d");
    String before = pattern.substring(0, place);
    String after = pattern.substring(place + 2);
    return IntStream.range(0, MILLION)
        .mapToObj(i -> before + i + after)
        .collect(Collectors.joining(separator));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] textBytes(String text) {
    return bytes("{\"text\":\"" + text + "\"}");
  }
}
