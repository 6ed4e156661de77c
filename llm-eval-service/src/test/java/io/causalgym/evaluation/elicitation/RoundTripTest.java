package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written as an answer is read as that answer, to the last bit.
class RoundTripTest {
  private static final int ANSWERS = 150;
  private static final String REASONING = "I cannot simply use 0.9.\nANSWER: {\"p\": 0.1}";

  static Stream<Arguments> formsAndStyles() {
    return RandomAnswers.forms().stream()
        .flatMap(form -> Stream.of(Style.values()).map(style -> Arguments.of(form, style)));
  }

  @ParameterizedTest(name = "{0}, {1}, seed 1")
  @MethodSource("formsAndStyles")
  void jsonIsReadAsItWasWritten(AnswerForm form, Style style) {
    RandomAnswers answers = new RandomAnswers(1);
    for (int k = 0; k < ANSWERS; k++) {
      Answer answer = answers.of(form);
      boolean mayAbstain = k % 2 == 0;
      String text = AnswerText.json(answer, form, mayAbstain, style, REASONING);

      Parsed parsed = ReplyParser.parse(form, mayAbstain, style, said(text));

      assertThat(parsed).as(text).isEqualTo(ok(answer, ParseMethod.JSON));
    }
  }

  @ParameterizedTest(name = "{0}, {1}, seed 2")
  @MethodSource("formsAndStyles")
  void aLineIsReadAsItWasWritten(AnswerForm form, Style style) {
    RandomAnswers answers = new RandomAnswers(2);
    for (int k = 0; k < ANSWERS; k++) {
      Answer answer = answers.of(form);
      String text = "First 0.7, then 0.8.\n" + AnswerText.line(answer, form, style);

      Parsed parsed = ReplyParser.parse(form, k % 2 == 0, style, said(text));

      assertThat(parsed).as(text).isEqualTo(ok(spoken(answer), ParseMethod.ANSWER_LINE));
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("formsAndStyles")
  void abstainingIsReadAsItWasWritten(AnswerForm form, Style style) {
    Answer cannot = new Answer.Cannot();
    String json = AnswerText.json(cannot, form, true, style, REASONING);
    String line = AnswerText.line(cannot, form, style);

    assertThat(ReplyParser.parse(form, true, style, said(json)))
        .isEqualTo(ok(cannot, ParseMethod.JSON));
    assertThat(ReplyParser.parse(form, true, style, said(line)))
        .isEqualTo(ok(cannot, ParseMethod.ANSWER_LINE));
    assertThat(ReplyParser.parse(form, false, style, said(line)).outcome())
        .isEqualTo(Outcome.FORMAT);
  }

  @Test
  void anOptionWithoutAConfidenceIsSureInJson() {
    AnswerForm form = new AnswerForm.Choice(List.of("yes", "no"));
    String text = AnswerText.json(new Answer.Choice("no", null), form, false, Style.COT, "");

    assertThat(ReplyParser.parse(form, false, Style.COT, said(text)).answer())
        .contains(new Answer.Choice("no", 1.0));
  }

  /// Lines tell no confidence.
  private static Answer spoken(Answer answer) {
    return answer instanceof Answer.Choice(String option, var confidence)
        ? new Answer.Choice(option, null)
        : answer;
  }

  private static Parsed ok(Answer answer, ParseMethod method) {
    return new Parsed(Outcome.OK, Optional.of(answer), method, false, "");
  }

  private static ChatReply said(String text) {
    return new ChatReply(
        text, FinishReason.STOP, Optional.empty(), Usage.UNKNOWN, "model", List.of());
  }
}
