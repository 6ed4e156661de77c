package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MixedGraphFixtureTest {
  // The file is ours and has no escapes: a pattern reads it without a JSON library.
  private static final Pattern CASE =
      Pattern.compile(
          "\"graph_type\": \"(\\w+)\", \"dagitty_text\": \"([^\"]*)\".*?\"edges\": \\[([^\\]]*)\\]");

  @Test
  void theTextsParseToTheirEdgeLists() throws IOException {
    Matcher cases = CASE.matcher(fixture());
    int count = 0;
    for (; cases.find(); count++) {
      MixedGraph graph = GraphReader.read(cases.group(2), null, Limits.DEFAULT);
      TreeSet<String> read = new TreeSet<>();
      graph.edges().forEach(edge -> read.add(FormatTexts.text(graph, edge).replace(" o-", " @-")));
      TreeSet<String> expected = new TreeSet<>();
      for (String edge : cases.group(3).split(", ", -1)) {
        expected.add(edge.replace("\"", ""));
      }
      assertThat(read).as(cases.group(2)).isEqualTo(expected);
      assertThat(graph.kind())
          .isEqualTo(
              switch (cases.group(1)) {
                case "mag" -> GraphKind.MAG;
                case "pag" -> GraphKind.PAG;
                default -> GraphKind.CPDAG;
              });
    }
    assertThat(count).isEqualTo(11);
  }

  private static String fixture() throws IOException {
    try (InputStream in =
        MixedGraphFixtureTest.class.getResourceAsStream("mixed_graph_adjustment.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
