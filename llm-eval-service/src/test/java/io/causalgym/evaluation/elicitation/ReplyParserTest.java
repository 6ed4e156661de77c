package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyParserTest {
  private static final List<String> NAMES = List.of("A", "B", "Cat");

  static Stream<Arguments> replies() throws IOException {
    try (InputStream in = ReplyParserTest.class.getResourceAsStream("/elicitation/replies.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ?", -1))
          .map(fields -> Arguments.of(fields[0], fields[1], fields[2], fields[3]));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("replies")
  void aReplyIsReadAsWritten(String form, String reply, String outcome, String answer) {
    Parsed parsed =
        ReplyParser.parse(
            form(form),
            form.equals("a"),
            form.equals("f") ? Style.FREQUENCY : Style.COT,
            said(reply.replace("\\n", "\n").replace("\\u200b", "\u200b")));

    assertThat(parsed.outcome().text()).as(parsed.reason()).isEqualTo(outcome.strip());
    assertThat(parsed.answer().map(ReplyParserTest::shown).orElse("")).isEqualTo(answer.strip());
  }

  @Test
  void noReplyKeepsItsReaderBusy() {
    for (String piece :
        List.of("1 ", "\u0301", "{", "ANSWER: 1 1 1\n", "9", "a/", "- ", "ANSWER:")) {
      ChatReply hostile = said(piece.repeat((1 << 20) / piece.length() - 1));
      for (String form : List.of("p", "q", "c", "s", "m", "v", "e", "b", "a")) {
        assertThat(ReplyParser.parse(form(form), form.equals("a"), Style.COT, hostile)).isNotNull();
      }
    }
  }

  private static AnswerForm form(String letter) {
    return switch (letter) {
      case "p", "a", "f" -> new AnswerForm.Probability();
      case "q" -> new AnswerForm.Quantity(-1, 1);
      case "c" -> new AnswerForm.Choice(List.of("yes", "no"));
      case "i" -> new AnswerForm.Choice(List.of("identifiable", "not identifiable"));
      case "s" -> new AnswerForm.Sets(NAMES, false);
      case "m" -> new AnswerForm.Sets(NAMES, true);
      case "v" -> new AnswerForm.Interval(0, 1);
      case "e" -> new AnswerForm.Edges(NAMES);
      case "b" -> new AnswerForm.Beliefs(List.of("A", "Cat"));
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static ChatReply said(String text) {
    return new ChatReply(
        text, FinishReason.STOP, Optional.empty(), Usage.UNKNOWN, "model", List.of());
  }

  private static String shown(Answer answer) {
    return switch (answer) {
      case Answer.Value(double value) -> String.valueOf(Math.round(value * 1e12) / 1e12);
      case Answer.Choice(String option, Double confidence) ->
          confidence == null ? option : option + " " + confidence;
      case Answer.Sets(var sets) -> sets.toString();
      case Answer.Interval(double low, double high) -> low + ".." + high;
      case Answer.Edges(var edges) -> edges.toString();
      case Answer.Beliefs(var values) -> values.toString();
      case Answer.Cannot cannot -> "cannot";
    };
  }
}
