package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
  private static final List<String> LETTERS = List.of("p", "q", "c", "s", "m", "v", "e", "b", "a");

  static Stream<ReplyRows.Row> replies() {
    return ReplyRows.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("replies")
  void aReplyIsReadAsWritten(ReplyRows.Row row) {
    Parsed parsed = row.parsed();

    assertThat(ReplyRows.shown(parsed)).as(parsed.reason()).isEqualTo(row.expected());
  }

  @Test
  void noRowIsThereTwice() {
    assertThat(ReplyRows.all().map(row -> row.form() + row.finish() + row.reply().strip()))
        .hasSizeGreaterThanOrEqualTo(300)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "\u0301",
        "{",
        "ANSWER: 1 1 1\n",
        "9",
        "a/",
        "- ",
        "ANSWER:",
        "{\"",
        "\"p\":",
        "}",
        "\\boxed{",
        "$",
        "<think>",
        "</think>",
        "* ",
        "{/*",
        "{'a':",
        "\n",
        "A -> ",
        "cannot ",
        "(",
        "1,",
        "```json\n",
        "0.1-",
        "[",
        "\\frac{",
        "I cannot ",
        "~~",
        "_",
        "\u00bd",
        "{\"p\":1}"
      })
  void noReplyKeepsItsReaderBusy(String piece) {
    ChatReply hostile = said(piece.repeat((1 << 20) / piece.length() - 1));

    for (String form : LETTERS) {
      Parsed parsed =
          ReplyParser.parse(ReplyRows.form(form), ReplyRows.mayAbstain(form), Style.COT, hostile);
      assertThat(parsed).isNotNull();
    }
  }

  @Test
  void aReplyLongerThanAnyThatWasAskedForIsNotRead() {
    ChatReply endless = said(" ".repeat(1 << 20) + "ANSWER: 0.3");

    assertThat(ReplyParser.parse(new AnswerForm.Probability(), false, Style.COT, endless).outcome())
        .isEqualTo(Outcome.FORMAT);
  }

  @Test
  void anAnswerBeforeALongTextIsFoundWhereItIsJson() {
    ChatReply chatty = said("{\"p\": 0.3}\n" + "And so on. ".repeat(10_000));

    assertThat(ReplyParser.parse(new AnswerForm.Probability(), false, Style.COT, chatty).answer())
        .contains(new Answer.Value(.3));
  }

  @Test
  void wordsThatTheProviderMarksAsARefusalAreOne() {
    ChatReply marked =
        new ChatReply(
            "ANSWER: 0.3", FinishReason.STOP, Optional.of("No."), Usage.UNKNOWN, "m", List.of());

    assertThat(ReplyParser.parse(new AnswerForm.Probability(), false, Style.COT, marked).outcome())
        .isEqualTo(Outcome.REFUSAL);
  }

  @Test
  void theFirstTokenIsBelievedWhereItsProbabilitiesAreTold() {
    ChatReply told =
        new ChatReply(
            "Yes",
            FinishReason.LENGTH,
            Optional.empty(),
            Usage.UNKNOWN,
            "m",
            List.of(new TokenChoice("Yes", Math.log(.6), List.of())));
    AnswerForm form = new AnswerForm.Choice(List.of("yes", "no"));

    Parsed parsed = ReplyParser.parse(form, false, Style.LOGPROB, told);

    assertThat(parsed.method()).isEqualTo(ParseMethod.LOGPROBS);
    assertThat(parsed.answer()).contains(new Answer.Choice("yes", 1.0));
  }

  @Test
  void aNumberThatIsCutOffAfterOneTokenIsNone() {
    ChatReply cut =
        new ChatReply("0", FinishReason.LENGTH, Optional.empty(), Usage.UNKNOWN, "m", List.of());

    assertThat(ReplyParser.parse(new AnswerForm.Probability(), false, Style.LOGPROB, cut).outcome())
        .isEqualTo(Outcome.TRUNCATED);
  }

  private static ChatReply said(String text) {
    return new ChatReply(
        text, FinishReason.STOP, Optional.empty(), Usage.UNKNOWN, "model", List.of());
  }
}
