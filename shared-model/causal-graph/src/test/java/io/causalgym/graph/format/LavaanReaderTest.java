package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.MixedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LavaanReaderTest {
  static final String MODEL =
      """
      # measurement
      ind60 =~ x1 + NA*x2 + c(a, b)*x3   ! three indicators
      dem60 =~ y1 + start(0.8)*y2
            + "label"*y3
      phantom =~ 0
      # regressions
      dem60 ~ b*ind60 +
              0*x1 + 1
      y1 + y2 ~ 0.5*z; y1 ~~ y2 + 0*y3
      x1 ~~ x1
      x1 ~ 1
      x2 | t1 + t2
      index <~ x1 + 1e-5*z
      total := a*b + c
      a == b
      """;

  @Test
  void aModelIsReadAsItsPathDiagram() {
    MixedGraph graph = GraphReader.read(MODEL, null, Limits.DEFAULT);

    assertThat(FormatTexts.edges(MODEL, null))
        .containsExactly(
            "dem60 -> y1",
            "dem60 -> y2",
            "dem60 -> y3",
            "ind60 -> dem60",
            "ind60 -> x1",
            "ind60 -> x2",
            "ind60 -> x3",
            "x1 -> index",
            "y1 <-> y2",
            "z -> index",
            "z -> y1",
            "z -> y2");
    assertThat(graph.names(graph.latent())).containsExactly("dem60", "ind60", "phantom");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      value = {
        "Y ~ % 1 % 4 % found the end of the text where a variable",
        "Y ~ X Z % 1 % 7 % found 'Z' where '+', ';' or the end of the line",
        "Y ~ X:Z % 1 % 5 % the interaction of 'X'",
        "1 ~ X % 1 % 1 % found '1' where a variable was expected",
        "Y ~ start(0.3 % 1 % 10 % close it with ')'",
        "Y ~ \"a*X % 1 % 5 % the quote that starts here does not end",
        "Y ~ -X % 1 % 5 % found '-' where a number or a name",
        "Y ~ 1x*X % 1 % 5 % found '1x' where a number or a name",
        "Y X % 1 % 3 % found 'X' where '~', '~~' or '=~' was expected",
      })
  void anErrorNamesPlaceAndToken(String text, int line, int column, String message) {
    var problem = FormatTexts.problem(text, GraphFormat.LAVAAN);

    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isEqualTo(column);
  }
}
