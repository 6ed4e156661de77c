package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BifReaderTest {
  static final String SPRINKLER =
      """
      // the lawn
      network "wet lawn" { property author = (nobody, {1}) ; }
      variable Rain { type discrete [ 2 ] { yes, no }; }
      variable Sprinkler-1 { type discrete[2] { <5, >=5 }; property position = (1, 2) ; }
      variable "Wet lawn" { type discrete [3] { a b c }; }
      probability ( Rain ) { table 0.2, 0.8; }
      probability ( Sprinkler-1 | Rain ) { (yes) 0.01, 0.99; default 4e-1, .6; }
      probability ( "Wet lawn" | Sprinkler-1, Rain ) { /* numbers
        are passed over */ (<5, yes) 0.1 0.2 0.7; }
      """;

  @Test
  void aNetworkIsReadAsItsStructure() {
    MixedGraph graph = GraphReader.read(SPRINKLER, null, Limits.DEFAULT);

    assertThat(graph.kind()).isEqualTo(GraphKind.DAG);
    assertThat(FormatTexts.edges(SPRINKLER, null))
        .containsExactly("Rain -> Sprinkler-1", "Rain -> Wet lawn", "Sprinkler-1 -> Wet lawn");
  }

  @Test
  void theFirstVariableIsTheChildWhereThereIsNoBar() {
    String text =
        SPRINKLER.replace("\"Wet lawn\" | Sprinkler-1, Rain", "\"Wet lawn\" Sprinkler-1 Rain");

    assertThat(FormatTexts.edges(text, null)).isEqualTo(FormatTexts.edges(SPRINKLER, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      value = {
        "variable X { type discrete [2] { a }; } % 1 % 29 % declares '2' states and lists 1",
        "variable X { type continuous; } % 1 % 19 % found 'continuous' where 'discrete' was expected",
        "variable X { type discrete [1] {a}; } probability ( Y ) { } % 1 % 53 % 'Y' has no 'variable'",
        "variable X { type discrete [1] {a}; } probability ( X ) { table 0.x; } % 1 % 65 % a number",
        "variable X { type discrete [1] {a}; } probability ( X | % 1 % 56 % the end of the text",
        "network x { property p % 1 % 13 % does not end; close it with ';'",
        "variable X { type discrete [1] {a}; } edge X % 1 % 39 % found 'edge' where 'network'",
        "network x { } % 1 % 14 % where 'variable' was expected"
      })
  void anErrorNamesPlaceAndToken(String text, int line, int column, String message) {
    var problem = FormatTexts.problem(text, GraphFormat.BIF);

    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isEqualTo(column);
  }
}
