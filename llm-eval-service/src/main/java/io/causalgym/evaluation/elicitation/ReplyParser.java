package io.causalgym.evaluation.elicitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.elicitation.reading.AnswerJson;
import io.causalgym.evaluation.elicitation.reading.Asked;
import io.causalgym.evaluation.elicitation.reading.Closing;
import io.causalgym.evaluation.elicitation.reading.JsonText;
import io.causalgym.evaluation.elicitation.reading.Reading;
import io.causalgym.evaluation.elicitation.words.Abstentions;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.elicitation.words.Refusals;
import io.causalgym.evaluation.elicitation.words.Thinking;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Outcome;
import java.util.Optional;

/// Reads the answer out of a reply, by the first rule that applies: the whole reply as JSON; JSON
/// within it and `ANSWER:` lines, which must agree; the last value of the last line. Nothing is
/// guessed: a reply without an answer stays without one.
public final class ReplyParser {
  // A reply of a hundred thousand tokens is longer than any that was asked for.
  private static final int LONGEST = 1 << 20;

  private ReplyParser() {}

  /// @param style how the question was put
  public static Parsed parse(AnswerForm form, boolean mayAbstain, Style style, ChatReply reply) {
    if (reply.finish() == FinishReason.CONTENT_FILTER) {
      return without(Outcome.CONTENT_FILTER, "the provider filtered the reply");
    }
    boolean marked = reply.refusal().filter(words -> !words.isBlank()).isPresent();
    if (reply.finish() == FinishReason.REFUSAL || marked) {
      return without(Outcome.REFUSAL, "the model refused");
    }
    if (style == Style.LOGPROB && form instanceof AnswerForm.Choice choice) {
      Optional<Answer> believed = TokenBelief.of(reply.tokens(), choice.options());
      if (believed.isPresent()) {
        return new Parsed(Outcome.OK, believed, ParseMethod.LOGPROBS, false, "");
      }
    }
    if (reply.text().length() > LONGEST) {
      return without(Outcome.FORMAT, "the reply has " + reply.text().length() + " characters");
    }
    return text(new Asked(form, mayAbstain, style.scale(form)), style, reply);
  }

  private static Parsed text(Asked asked, Style style, ChatReply reply) {
    Reading whole = whole(reply.text(), asked);
    String text = whole instanceof Reading.Nothing ? Thinking.without(reply.text()) : reply.text();
    if (text.length() < reply.text().length()) {
      whole = whole(text, asked);
    }
    if (whole instanceof Reading.Found found) {
      return ok(found, ParseMethod.JSON);
    }
    // The one word that is asked for beside its probabilities ends at the limit.
    boolean word = style == Style.LOGPROB && asked.form() instanceof AnswerForm.Choice;
    if (reply.finish() == FinishReason.LENGTH && !word) {
      return without(Outcome.TRUNCATED, "the reply ends at the limit of tokens");
    }
    return whole instanceof Reading.Wrong(String reason)
        ? without(withoutAnswer(text), reason)
        : spoken(text, asked);
  }

  private static Reading whole(String text, Asked asked) {
    Optional<JsonNode> object = JsonText.object(text);
    return object.map(json -> AnswerJson.whole(json, asked)).orElse(new Reading.Nothing());
  }

  private static Parsed spoken(String text, Asked asked) {
    Finals finals = new Finals(text, asked);
    Finals.Final agreed = Agreement.of(finals.all());
    String rest = finals.rest();
    return switch (agreed.reading()) {
      case Reading.Found found -> ok(found, agreed.method());
      case Reading.Wrong(String reason) when agreed.method() == ParseMethod.NONE ->
          without(Outcome.FORMAT, reason);
      case Reading.Wrong(String reason) -> without(withoutAnswer(rest), reason);
      case Reading.Nothing nothing -> closing(rest, asked);
    };
  }

  private static Parsed closing(String text, Asked asked) {
    return switch (Closing.read(text, asked)) {
      case Reading.Found found
          when Refusals.opens(text) && !(found.answer() instanceof Answer.Cannot) ->
          without(Outcome.REFUSAL, "the model declined to answer");
      case Reading.Found found -> ok(found, ParseMethod.LAST_VALUE);
      case Reading.Wrong(String reason) -> without(withoutAnswer(text), reason);
      case Reading.Nothing nothing ->
          without(withoutAnswer(text), "there is no answer in the reply");
    };
  }

  /// Whoever says that it cannot be determined has answered, if not as asked for.
  private static Outcome withoutAnswer(String text) {
    String words = Cleaned.of(text.substring(Math.max(0, text.length() - 1000)));
    return Refusals.likely(text) && Abstentions.last(words) < 0 ? Outcome.REFUSAL : Outcome.FORMAT;
  }

  private static Parsed ok(Reading.Found found, ParseMethod method) {
    return new Parsed(Outcome.OK, Optional.of(found.answer()), method, found.flagged(), "");
  }

  private static Parsed without(Outcome outcome, String reason) {
    return new Parsed(outcome, Optional.empty(), ParseMethod.NONE, false, reason);
  }
}
