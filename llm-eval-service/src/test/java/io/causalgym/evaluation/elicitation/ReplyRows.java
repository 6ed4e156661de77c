package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Replies and what they say, one a line of the files beside: form, reply, outcome, answer, method.
/// A form is a letter, with the reason why the reply ended where that is not `stop`.
final class ReplyRows {
  static final List<String> FILES =
      List.of(
          "numbers",
          "scales",
          "bounds",
          "json",
          "finals",
          "abstentions",
          "refusals",
          "choices",
          "sets",
          "intervals",
          "edges",
          "beliefs");

  private static final List<String> NAMES = List.of("A", "B", "Cat");

  /// How the files show what does not show itself.
  private static final Map<String, String> SIGNS =
      Map.of(
          "⏎", "\n",
          "␀", "\0",
          "⇥", "\t",
          "‹zwsp›", "\u200b",
          "‹rlm›", "\u200f",
          "‹lro›", "\u202d",
          "‹pdf›", "\u202c",
          "‹nbsp›", "\u00a0",
          "‹thin›", "\u2009",
          "‹bom›", "\ufeff");

  /// @param line as it stands in the file
  record Row(String line, String form, FinishReason finish, String reply, String expected) {
    Parsed parsed() {
      return ReplyParser.parse(ReplyRows.form(form), mayAbstain(form), style(form), reply(reply));
    }

    ChatReply reply(String text) {
      return new ChatReply(text, finish, Optional.empty(), Usage.UNKNOWN, "model", List.of());
    }
  }

  private ReplyRows() {}

  static Stream<Row> all() {
    return FILES.stream().flatMap(file -> lines(file).map(ReplyRows::row));
  }

  private static Stream<String> lines(String file) {
    String name = "/elicitation/" + file + ".txt";
    try (InputStream in = Objects.requireNonNull(ReplyRows.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Row row(String line) {
    String[] fields = line.split(" \\| ?", -1);
    String[] asked = fields[0].split("/", 2);
    String reply = fields[1];
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      reply = reply.replace(sign.getKey(), sign.getValue());
    }
    String finish = asked.length == 1 ? "STOP" : asked[1].toUpperCase(Locale.ROOT);
    return new Row(
        line,
        asked[0],
        FinishReason.valueOf(finish.replace('-', '_')),
        reply,
        fields[2].strip() + " | " + fields[3].strip() + " | " + fields[4].strip());
  }

  static AnswerForm form(String letter) {
    return switch (letter) {
      case "p", "a", "f", "t" -> new AnswerForm.Probability();
      case "q" -> new AnswerForm.Quantity(-1, 1);
      case "r" -> new AnswerForm.Quantity(0, 20);
      case "c", "y" -> new AnswerForm.Choice(List.of("yes", "no"));
      case "i" -> new AnswerForm.Choice(List.of("identifiable", "not identifiable"));
      case "n" -> new AnswerForm.Choice(NAMES);
      case "s", "z" -> new AnswerForm.Sets(NAMES, false);
      case "m" -> new AnswerForm.Sets(NAMES, true);
      case "v", "w" -> new AnswerForm.Interval(0, 1);
      case "u" -> new AnswerForm.Interval(-1, 1);
      case "e" -> new AnswerForm.Edges(NAMES);
      case "b" -> new AnswerForm.Beliefs(List.of("A", "Cat"));
      default -> throw new IllegalArgumentException(letter);
    };
  }

  static boolean mayAbstain(String letter) {
    return "ayzw".contains(letter);
  }

  static Style style(String letter) {
    return switch (letter) {
      case "f" -> Style.FREQUENCY;
      case "t" -> Style.BET;
      default -> Style.COT;
    };
  }

  static String shown(Parsed parsed) {
    return parsed.outcome().text()
        + " | "
        + parsed.answer().map(ReplyRows::shown).orElse("")
        + " | "
        + parsed.method().text()
        + (parsed.flagged() ? " flagged" : "");
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
