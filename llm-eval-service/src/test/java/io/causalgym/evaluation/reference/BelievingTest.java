package io.causalgym.evaluation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.elicitation.Parsed;
import io.causalgym.evaluation.elicitation.ReplyParser;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.reference.ReferenceAgent.Manner;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each agent believes, and that what it says is read as that.
class BelievingTest {
  private static final Set<Manner> UNREADABLE =
      EnumSet.of(Manner.REFUSER, Manner.MALFORMED, Manner.TRUNCATING);

  private static Answer believed(String agent, Item item) {
    return new Believing(ReferenceAgent.of(agent).orElseThrow(), item).answer();
  }

  private static double value(String agent, Item item) {
    return ((Answer.Value) believed(agent, item)).value();
  }

  @ParameterizedTest
  @CsvSource({
    "ref/oracle, 0.7, 0.4",
    "ref/associational, 0.4, 0.4",
    "ref/constant, 0.5, 0.5",
    "ref/prior, 0.5, 0.5",
    "ref/swapped, 0.4, 0.7",
    "ref/noisy-0, 0.7, 0.4",
    "ref/mixture-1, 0.7, 0.4",
    "ref/mixture-0, 0.4, 0.4",
    "ref/half-way, 0.55, 0.4",
    "ref/over-adjuster, 0.6, 0.4",
    "ref/always-yes, 0.5, 0.5",
    "ref/graph-reverser, 0.7, 0.4",
    "ref/rung-1, 0.4, 0.4",
    "ref/slow-1, 0.7, 0.4"
  })
  void anAgentAnswersSeeingAndDoingInItsManner(String agent, double doing, double seeing) {
    assertThat(value(agent, Items.doing())).isCloseTo(doing, within(1e-12));
    assertThat(value(agent, Items.seeing())).isCloseTo(seeing, within(1e-12));
  }

  @Test
  void anOverconfidentAgentDoublesTheLogit() {
    double odds = Items.T / (1 - Items.T);

    assertThat(value("ref/overconfident", Items.doing()))
        .isCloseTo(odds * odds / (1 + odds * odds), within(1e-12));
  }

  @Test
  void aDriftingAgentIsShiftedByAtMostATenthAndAlwaysAlike() {
    double drifted = value("ref/drifting", Items.doing());

    assertThat(drifted).isCloseTo(Items.T, within(.1)).isNotEqualTo(Items.T);
    assertThat(value("ref/drifting", Items.doing())).isEqualTo(drifted);
    assertThat(value("ref/drifting", Items.seeing()) - Items.O)
        .isCloseTo(drifted - Items.T, within(1e-12));
  }

  @Test
  void agentsThatKnowTheClassOfMistakeMakeIt() {
    assertThat(believed("ref/graph-reverser", Items.choice()))
        .isEqualTo(new Answer.Choice("yes", null));
    assertThat(believed("ref/always-yes", Items.choice())).isEqualTo(new Answer.Choice("yes", 1.));
    assertThat(believed("ref/always-yes", Items.action()))
        .isEqualTo(new Answer.Choice("treat", 1.));
    assertThat(believed("ref/constant", Items.allSets())).isEqualTo(new Answer.Sets(List.of()));
    assertThat(believed("ref/oracle", Items.noSet())).isEqualTo(new Answer.Cannot());
    assertThat(believed("ref/oracle", Items.anySet()))
        .isEqualTo(new Answer.Sets(List.of(Items.set("A"))));
  }

  static Stream<Arguments> everyAgentAndForm() {
    return ReferenceAgent.ids().stream()
        .flatMap(id -> Items.all().stream().map(item -> Arguments.of(id, item.part(), item)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyAgentAndForm")
  void theSameAgentBelievesTheSameTwiceAndWithinTheForm(String id, String part, Item item) {
    Answer answer = believed(id, item);

    assertThat(believed(id, item)).isEqualTo(answer);
    assertThat(fits(item.form(), answer)).as("%s for %s", answer, item.form()).isTrue();
  }

  private static boolean fits(AnswerForm form, Answer answer) {
    return switch (answer) {
      case Answer.Value(double value) ->
          switch (form) {
            case AnswerForm.Probability probability -> value >= 0 && value <= 1;
            case AnswerForm.Quantity(double low, double high) -> value >= low && value <= high;
            default -> false;
          };
      case Answer.Choice(String option, Double confidence) ->
          form instanceof AnswerForm.Choice(var options) && options.contains(option);
      case Answer.Sets(var sets) ->
          form instanceof AnswerForm.Sets(var candidates, boolean many)
              && sets.stream().allMatch(candidates::containsAll)
              && (many || sets.size() == 1);
      case Answer.Interval(double low, double high) ->
          form instanceof AnswerForm.Interval && low <= high;
      case Answer.Edges edges -> form instanceof AnswerForm.Edges;
      case Answer.Beliefs(var values) ->
          form instanceof AnswerForm.Beliefs(var names) && names.size() == values.size();
      case Answer.Cannot cannot -> true;
    };
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyAgentAndForm")
  void whatAnAgentSaysIsReadAsWhatItBelieves(String id, String part, Item item) {
    Manner manner = ReferenceAgent.of(id).orElseThrow().manner();
    for (Style style : List.of(Style.COT, Style.DIRECT)) {
      for (boolean structured : List.of(true, false)) {
        ChatBody body = Asked.body(id, item, style, structured);
        Parsed parsed = read(Asked.completion(id, item, body), item, style);
        if (UNREADABLE.contains(manner)) {
          assertThat(parsed.outcome()).as(parsed.toString()).isNotEqualTo(Outcome.OK);
        } else {
          assertThat(parsed.answer().map(BelievingTest::plain))
              .as(parsed.reason())
              .contains(plain(believed(id, item)));
        }
      }
    }
  }

  private static Parsed read(Completion completion, Item item, Style style) {
    FinishReason finish =
        switch (completion.ending()) {
          case STOP -> FinishReason.STOP;
          case LENGTH -> FinishReason.LENGTH;
          case REFUSAL -> FinishReason.REFUSAL;
        };
    ChatReply reply =
        new ChatReply(
            completion.text(), finish, completion.refusal(), Usage.UNKNOWN, "ref", List.of());
    return ReplyParser.parse(item.form(), item.mayAbstain(), style, reply);
  }

  /// A choice without its confidence, which is told in JSON only.
  private static Answer plain(Answer answer) {
    return answer instanceof Answer.Choice(String option, Double confidence)
        ? new Answer.Choice(option, null)
        : answer;
  }

  @ParameterizedTest
  @CsvSource({"refuser, REFUSAL", "malformed, FORMAT", "truncating, TRUNCATED"})
  void whoDoesNotAnswerIsKnownByIt(String name, Outcome outcome) {
    String id = "ref/" + name;
    Item item = Items.doing();
    ChatBody body = Asked.body(id, item, Style.COT, true);

    assertThat(read(Asked.completion(id, item, body), item, Style.COT).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void everyStyleIsAnsweredInItsOwnUnit() {
    for (Style style : List.of(Style.FREQUENCY, Style.BET, Style.CAUSAL_COT, Style.FORMAL)) {
      for (boolean structured : List.of(true, false)) {
        ChatBody body = Asked.body("ref/oracle", Items.doing(), style, structured);
        Parsed parsed =
            read(Asked.completion("ref/oracle", Items.doing(), body), Items.doing(), style);

        assertThat(parsed.answer()).as(style + " " + structured).isNotEqualTo(Optional.empty());
        assertThat(((Answer.Value) parsed.answer().orElseThrow()).value())
            .isCloseTo(Items.T, within(1e-12));
      }
    }
  }

  @Test
  void askedForOneWordAnAgentSaysTheWord() {
    ChatBody body = Asked.body("ref/oracle", Items.choice(), Style.LOGPROB, false);

    assertThat(body.style()).isEqualTo(Style.LOGPROB);
    assertThat(Asked.completion("ref/oracle", Items.choice(), body).text()).isEqualTo("no");
  }
}
