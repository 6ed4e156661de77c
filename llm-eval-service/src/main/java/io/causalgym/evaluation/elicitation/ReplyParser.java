package io.causalgym.evaluation.elicitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the answer out of a reply, by the first rule that applies: the whole reply as JSON, JSON
/// within it, `ANSWER:` lines, the last value of the last line. Two finals that differ are no
/// answer. Nothing is guessed: a reply without an answer stays without one.
public final class ReplyParser {
  // A reply of a hundred thousand tokens is longer than any that was asked for.
  private static final int LONGEST = 1 << 20;
  // What decides stands at the end; no reply may keep its reader busy.
  private static final int TAIL = 600;

  private static final int READ = 20_000;
  private static final int MOST_LINES = 20;

  private static final Pattern FENCE = Pattern.compile("```[a-zA-Z]*+\\s*+\\n?([^`]*+)```");
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?im)^[^\\p{L}\\p{N}\\n]{0,10}+(?:final )?answer\\s*+(?:is)?\\s*+[:=]\\s*+([^\\n]*+)$");

  private ReplyParser() {}

  /// @param style how the question was put
  public static Parsed parse(AnswerForm form, boolean mayAbstain, Style style, ChatReply reply) {
    if (reply.finish() == FinishReason.CONTENT_FILTER) {
      return without(Outcome.CONTENT_FILTER, "the provider filtered the reply");
    }
    if (reply.finish() == FinishReason.REFUSAL || reply.refusal().isPresent()) {
      return without(Outcome.REFUSAL, "the model refused");
    }
    if (style == Style.LOGPROB && form instanceof AnswerForm.Choice choice) {
      Optional<Answer> believed = TokenBelief.of(reply.tokens(), choice.options());
      if (believed.isPresent()) {
        return new Parsed(Outcome.OK, believed, ParseMethod.LOGPROBS, false, "");
      }
    }
    return text(form, mayAbstain, style, reply);
  }

  private static Parsed text(AnswerForm form, boolean mayAbstain, Style style, ChatReply reply) {
    String text = reply.text();
    if (text.length() > LONGEST) {
      return without(Outcome.FORMAT, "the reply has " + text.length() + " characters");
    }
    boolean truncated = reply.finish() == FinishReason.LENGTH;
    Reading whole = whole(text, form, mayAbstain, style);
    if (whole instanceof Reading.Found found) {
      return ok(found, ParseMethod.JSON);
    }
    if (truncated && style != Style.LOGPROB) {
      return without(Outcome.TRUNCATED, "the reply ends at the limit of tokens");
    }
    if (whole instanceof Reading.Wrong(String reason)) {
      return without(refusedOr(text), reason);
    }
    Parsed embedded = rule(embedded(text, form, mayAbstain, style), ParseMethod.FENCED_JSON);
    if (embedded != null) {
      return embedded;
    }
    String clean = Cleaned.of(text.substring(Math.max(0, text.length() - READ)));
    Parsed line = rule(answerLines(clean, form, mayAbstain, style), ParseMethod.ANSWER_LINE);
    if (line != null) {
      return line;
    }
    Reading last = lastValue(clean, form, mayAbstain, style);
    return switch (last) {
      case Reading.Found found when !Refusals.likely(clean) -> ok(found, ParseMethod.LAST_VALUE);
      case Reading.Found found -> without(Outcome.REFUSAL, "the model declined to answer");
      case Reading.Wrong(String reason) -> without(refusedOr(clean), reason);
      case Reading.Nothing nothing -> without(refusedOr(clean), "there is no answer in the reply");
    };
  }

  private static Outcome refusedOr(String text) {
    return Refusals.likely(text) ? Outcome.REFUSAL : Outcome.FORMAT;
  }

  private static @org.jspecify.annotations.Nullable Parsed rule(
      Reading reading, ParseMethod method) {
    return switch (reading) {
      case Reading.Found found -> ok(found, method);
      case Reading.Wrong(String reason) -> without(Outcome.FORMAT, reason);
      case Reading.Nothing nothing -> null;
    };
  }

  private static Parsed ok(Reading.Found found, ParseMethod method) {
    return new Parsed(Outcome.OK, Optional.of(found.answer()), method, found.flagged(), "");
  }

  private static Parsed without(Outcome outcome, String reason) {
    return new Parsed(outcome, Optional.empty(), ParseMethod.NONE, false, reason);
  }

  private static Reading whole(String text, AnswerForm form, boolean mayAbstain, Style style) {
    Optional<JsonNode> object = AnswerJson.object(text);
    if (object.isPresent()) {
      return AnswerJson.read(object.get(), form, mayAbstain, style);
    }
    String stripped = text.strip();
    // Two members of one name, an object that is cut off in the middle: no rule below knows better.
    return stripped.startsWith("{") && stripped.endsWith("}") && stripped.indexOf('"') >= 0
        ? Reading.wrong("the JSON cannot be read")
        : new Reading.Nothing();
  }

  /// Objects in fences; else the last object that stands in the text.
  private static Reading embedded(String text, AnswerForm form, boolean mayAbstain, Style style) {
    List<Reading> readings = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      AnswerJson.object(fence.group(1))
          .ifPresent(o -> readings.add(AnswerJson.read(o, form, mayAbstain, style)));
    }
    if (readings.isEmpty()) {
      lastObject(text)
          .flatMap(AnswerJson::object)
          .ifPresent(o -> readings.add(AnswerJson.read(o, form, mayAbstain, style)));
    }
    return agreed(readings);
  }

  /// From the brace that closes last back to the one that opens it.
  private static Optional<String> lastObject(String text) {
    int end = text.lastIndexOf('}');
    int depth = 0;
    for (int at = end; at >= 0; at--) {
      char c = text.charAt(at);
      depth += c == '}' ? 1 : c == '{' ? -1 : 0;
      if (depth == 0) {
        return Optional.of(text.substring(at, end + 1));
      }
    }
    return Optional.empty();
  }

  private static Reading answerLines(
      String text, AnswerForm form, boolean mayAbstain, Style style) {
    List<Reading> readings = new ArrayList<>();
    Matcher line = ANSWER.matcher(text);
    while (line.find()) {
      if (readings.size() == MOST_LINES) {
        readings.removeFirst();
      }
      readings.add(LineText.read(line.group(1), form, mayAbstain, style));
    }
    return agreed(readings);
  }

  /// Finals that agree are one; of those that are none the last tells why.
  private static Reading agreed(List<Reading> readings) {
    Set<Answer> answers = new HashSet<>();
    Reading last = new Reading.Nothing();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Found(Answer answer, boolean flagged)) {
        answers.add(answer);
      }
      last = reading instanceof Reading.Nothing ? last : reading;
    }
    return answers.size() > 1
        ? Reading.wrong("there are " + answers.size() + " final answers that differ")
        : last;
  }

  /// The end of the text, read as an answer: for numbers the last one, for all else the last line.
  private static Reading lastValue(String text, AnswerForm form, boolean mayAbstain, Style style) {
    String tail = text.substring(Math.max(0, text.length() - TAIL)).strip();
    String line = tail.substring(tail.lastIndexOf('\n') + 1);
    return switch (form) {
      case AnswerForm.Probability probability -> lastNumber(tail, form, mayAbstain, style);
      case AnswerForm.Quantity quantity -> lastNumber(tail, form, mayAbstain, style);
      case AnswerForm.Choice choice -> LineText.spoken(line, choice, mayAbstain, style);
      case AnswerForm.Sets sets -> LineText.read(line, form, mayAbstain, style);
      case AnswerForm.Interval interval -> LineText.read(line, form, mayAbstain, style);
      case AnswerForm.Edges edges -> LineText.read(line, form, mayAbstain, style);
      case AnswerForm.Beliefs beliefs -> LineText.read(line, form, mayAbstain, style);
    };
  }

  private static Reading lastNumber(String tail, AnswerForm form, boolean mayAbstain, Style style) {
    List<NumberText.Found> numbers = NumberText.all(tail);
    if (numbers.isEmpty()) {
      return mayAbstain ? LineText.read(tail, form, true, style) : new Reading.Nothing();
    }
    NumberText.Found last = numbers.getLast();
    return LineText.read(tail.substring(last.start(), last.end()), form, false, style);
  }
}
