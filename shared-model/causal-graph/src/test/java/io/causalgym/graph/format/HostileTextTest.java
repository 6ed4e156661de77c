package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.MixedGraph;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {
  private static final int MILLION = 1_000_000;
  // A linear reader needs some hundredths of a second for these; a quadratic one hours.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static Stream<Arguments> hostileTexts() {
    Map<String, String> texts = new TreeMap<>();
    for (String start : new String[] {"", "dag {", "digraph {", "network {", "Y ~ ", "<graphml>"}) {
      for (String piece :
          new String[] {
            "a",
            "{",
            "[",
            "(",
            "\"",
            "<",
            "-",
            "->",
            "\\",
            "/*",
            "#",
            "+",
            "@",
            "~",
            "*",
            "a ",
            "\n",
            "\"a\"+",
            "<g>",
            "<graph>",
            "&a;",
            "a*",
            "a(",
            "-1",
            "1e",
            "a:",
            "a->",
            "{a->",
            "a;\n",
            "<!--",
            "<![CDATA["
          }) {
        texts.put(
            start + piece.replace("\n", "line end") + " x 250 kB",
            start + piece.repeat(MILLION / 4 / piece.length()));
      }
    }
    texts.put("long name in quotes", "dag { \"" + "a".repeat(MILLION) + "\" }");
    texts.put("NUL", "dag { a -> \0b }");
    texts.put("million nodes", "dag {" + many(i -> "n" + i + " ") + "}");
    texts.put(
        "million GraphML nodes",
        "<graphml><graph>" + many(i -> "<node id='n" + i + "'/>") + "</graph></graphml>");
    texts.put("million lavaan terms", "Y ~ " + many(i -> "x" + i + " + ") + "x");
    texts.put("million BIF variables", many(i -> "variable x" + i + "{type discrete[1]{a};}"));
    texts.put(
        "product",
        "dag { {"
            + many(i -> "a" + i % 2000 + " ")
            + "} -> {"
            + many(i -> "b" + i % 2000 + " ")
            + "} }");
    texts.put(
        "deep groups with many nodes",
        "dag { " + "{".repeat(49) + many(i -> "a" + i % 20000 + " ") + "}".repeat(49) + " -> ? }");
    return texts.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  private static String many(IntFunction<String> piece) {
    return IntStream.range(0, MILLION).mapToObj(piece).collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void aHostileTextEndsQuicklyInAnError(String what, String text) {
    for (GraphFormat format : GraphFormat.values()) {
      Throwable thrown =
          Assertions.assertTimeout(
              PATIENCE,
              () -> catchThrowable(() -> GraphReader.read(text, format, Limits.DEFAULT)),
              () -> what + " as " + format);
      if (thrown != null) {
        assertThat(thrown).as(what).isInstanceOf(GraphException.class);
        assertThat(thrown.getMessage()).hasSizeLessThan(500);
      }
    }
  }

  @Test
  void aLargeGraphWithinTheLimitsIsRead() {
    var builder = MixedGraph.builder();
    for (int node = 1; node < 20_000; node++) {
      for (int back = 1; back <= Math.min(node, 3); back++) {
        builder.edge("n" + (node - back), "n" + node, EdgeKind.DIRECTED);
      }
    }
    MixedGraph graph = builder.build();
    for (GraphFormat format :
        new GraphFormat[] {
          GraphFormat.DAGITTY, GraphFormat.DOT, GraphFormat.GRAPHML, GraphFormat.LAVAAN
        }) {
      String text = GraphWriter.write(graph, format);
      assertThat(GraphReader.read(text, null, Limits.DEFAULT)).isEqualTo(graph);
    }
  }
}
