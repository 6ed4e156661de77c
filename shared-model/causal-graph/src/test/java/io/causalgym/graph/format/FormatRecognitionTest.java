package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatRecognitionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      value = {
        "dag { X -> Y } % DAGITTY",
        "# note\\n  PAG{} % DAGITTY",
        "A -> B % DAGITTY",
        "{A B} <-> C % DAGITTY",
        "dag -> graph % DAGITTY",
        "strict digraph g { } % DOT",
        "/* c */ graph { a -- b } % DOT",
        "<graphml/> % GRAPHML",
        "network x { } % BIF",
        "probability ( X ) { } % BIF",
        "Y ~ X % LAVAAN",
        "network ~ graph % LAVAAN",
        "! model\\nf =~ x1 % LAVAAN"
      })
  void aTextTellsItsFormat(String written, GraphFormat format) {
    String text = written.replace("\\n", "\n");
    assertThat(FormatRecognition.recognise(text)).isEqualTo(format);
    assertThat(FormatRecognition.recognise("\uFEFF" + text)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "hello", "{\"nodes\": []}", "\"a -> b\"", "X, Y"})
  void aTextOfNoFormatIsToldTheFormats(String text) {
    assertThat(FormatTexts.problem(text, null).message())
        .contains("dagitty, dot, graphml, bif, lavaan");
  }

  @Test
  void aFormatIsFoundByItsName() {
    for (GraphFormat format : GraphFormat.values()) {
      assertThat(GraphFormat.ofLabel(format.label())).isEqualTo(format);
    }
    assertThatThrownBy(() -> GraphFormat.ofLabel("gml"))
        .hasMessageContaining("no format 'gml'; use one of dagitty");
  }
}
