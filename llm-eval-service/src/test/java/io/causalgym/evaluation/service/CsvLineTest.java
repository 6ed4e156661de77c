package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.EvaluationItemsAnswer.Entry;
import io.causalgym.contract.FamilyName;
import io.causalgym.contract.JsonText;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.SkinName;
import io.causalgym.contract.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Read back by the grammar of RFC 4180, a line has the texts that it was made of.
class CsvLineTest {
  private static Entry entry(String model, String prompt, String reply) {
    return new Entry(
        model,
        1_025,
        1,
        FamilyName.SEE_DO,
        0,
        "do",
        SkinName.ANTI_COMMONSENSE,
        "tables",
        2,
        prompt,
        new JsonText("{}"),
        new JsonText("{\"value\":0.25}"),
        null,
        new JsonText("{}"),
        OutcomeName.CONTENT_FILTER,
        new JsonText("{\"value\":0.5}"),
        "answer-line",
        "the reason",
        reply,
        new TokenCounts(10, 20),
        -0.5,
        1,
        false,
        12.5,
        0.25);
  }

  private static Entry empty() {
    return new Entry(
        "m",
        0,
        0,
        FamilyName.SEE_DO,
        0,
        "see",
        SkinName.LETTERS,
        "tables",
        0,
        "",
        new JsonText("{}"),
        null,
        null,
        new JsonText("{}"),
        OutcomeName.ERROR,
        null,
        "none",
        null,
        "",
        null,
        null,
        3,
        false,
        0,
        0);
  }

  /// The fields of one record, by the grammar's letter.
  private static List<String> read(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int end = line.length() - 2;
    assertThat(line.substring(end)).isEqualTo("\r\n");
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < end && line.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        assertThat(quoted || (c != '\r' && c != '\n')).as("a bare line break").isTrue();
        field.append(c);
      }
    }
    assertThat(quoted).isFalse();
    fields.add(field.toString());
    return fields;
  }

  private static String field(String line, String name) {
    return read(line).get(read(CsvLine.HEADER).indexOf(name));
  }

  @Test
  void everyColumnHasItsField() {
    String line = CsvLine.of(entry("m", "Case", "0.5"));

    assertThat(read(line))
        .containsExactly(
            "m",
            "1025",
            "1",
            "see-do",
            "0",
            "do",
            "anti-commonsense",
            "tables",
            "2",
            "content-filter",
            "{\"value\":0.5}",
            "{\"value\":0.25}",
            "answer-line",
            "the reason",
            "10",
            "20",
            "-0.5",
            "1",
            "false",
            "12.5",
            "0.25",
            "Case",
            "0.5");
    assertThat(read(line)).hasSameSizeAs(read(CsvLine.HEADER));
  }

  @Test
  void whatIsNotThereIsAnEmptyField() {
    String line = CsvLine.of(empty());

    assertThat(read(line)).hasSameSizeAs(read(CsvLine.HEADER));
    for (String name : List.of("answer", "truth", "reason", "prompt_tokens", "cost_usd", "reply")) {
      assertThat(field(line, name)).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a, b",
        "\"",
        "\"\"",
        "she said \"0.5\", twice",
        "two\nlines",
        "two\r\nlines",
        "a\rb",
        ",",
        "ends with \"",
        " spaces around ",
        "tab\tinside",
        "Ünïcödé 😀 \u2028",
        "nothing special"
      })
  void aTextComesBackAsItWas(String text) {
    String line = CsvLine.of(entry("m", text, text));

    assertThat(field(line, "prompt")).isEqualTo(text);
    assertThat(field(line, "reply")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=HYPERLINK(\"http://x\", \"y\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)"
      })
  void aTextThatASpreadsheetWouldComputeBeginsWithAnApostrophe(String text) {
    String line = CsvLine.of(entry(text, text, text));

    for (String name : List.of("model", "prompt", "reply")) {
      assertThat(field(line, name)).as(name).isEqualTo("'" + text);
    }
  }

  @Test
  void aFieldThatIsQuotedKeepsItsApostropheWithinTheQuotes() {
    assertThat(CsvLine.of(entry("m", "", "=A1,\"B1\""))).endsWith(",\"'=A1,\"\"B1\"\"\"\r\n");
  }

  @Test
  void numbersBelowZeroStayNumbers() {
    assertThat(field(CsvLine.of(entry("m", "", "")), "cost_usd")).isEqualTo("-0.5");
  }
}
