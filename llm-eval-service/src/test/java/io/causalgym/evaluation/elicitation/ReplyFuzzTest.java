package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replies that nobody wrote: rows of the other tests, cut, doubled, spliced and sprinkled with
/// signs that mean something.
class ReplyFuzzTest {
  private static final int REPLIES = 8000;
  private static final int MOST_CHANGES = 4;
  private static final List<String> SIGNS =
      List.of(
          "\n",
          " ",
          ".",
          ",",
          "-",
          "%",
          "/",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ":",
          "=",
          ">",
          "<",
          "$",
          "*",
          "\\",
          "0",
          "1",
          "9",
          "e",
          " in ",
          " to ",
          "ANSWER: ",
          "\\boxed{",
          "not ",
          "cannot ",
          "<think>",
          "</think>",
          "```",
          "\u00bd",
          "\u2212",
          "\u0000",
          "\u200b",
          "\u202e",
          "\ud83d",
          "±",
          "≥",
          "×",
          "10^",
          "null",
          "NaN",
          "true",
          "{\"p\": 0.5}",
          "A -> B",
          " or ",
          "yes",
          "no");
  private static final Pattern WHOLE = Pattern.compile("\\d+(?:[.,]\\d+)?");
  private static final Pattern MARKS = Pattern.compile("[`*_~\\p{Cf}]");
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+(?:[.,]\\d+)?|[.,]\\d+)(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern WORD =
      Pattern.compile(
          "zero|one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|hundred|twent|thirt|fort|fift|eleven|twelve");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverIsReadStandsInTheReplyAndIsOfTheForm(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ReplyRows.Row> rows = ReplyRows.all().toList();
    for (int k = 0; k < REPLIES; k++) {
      ReplyRows.Row row = rows.get(random.nextInt(rows.size()));
      String text = mutated(row.reply(), rows, random);
      AnswerForm form = ReplyRows.form(row.form());

      Parsed parsed =
          ReplyParser.parse(
              form, ReplyRows.mayAbstain(row.form()), ReplyRows.style(row.form()), row.reply(text));

      String shown = row.form() + ": " + escaped(text) + " -> " + parsed;
      parsed
          .answer()
          .ifPresent(answer -> {
            assertThat(isOf(form, answer)).as(shown).isTrue();
            assertThat(numbers(answer)).as(shown).allMatch(value -> stands(value, text));
          });
    }
  }

  /// Half of a character would end the report.
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c >= ' ' && c < 127 ? (char) c : String.format("\\u%04x", c)));
    return escaped.toString();
  }

  private static String mutated(String reply, List<ReplyRows.Row> rows, SplittableRandom random) {
    StringBuilder text = new StringBuilder(reply);
    for (int change = random.nextInt(MOST_CHANGES) + 1; change > 0; change--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.append('\n').append(rows.get(random.nextInt(rows.size())).reply());
        default -> text.insert(from, SIGNS.get(random.nextInt(SIGNS.size())));
      }
    }
    return text.toString();
  }

  private static boolean isOf(AnswerForm form, Answer answer) {
    return switch (answer) {
      case Answer.Value(double value) ->
          form instanceof AnswerForm.Quantity(double low, double high)
              ? value >= low && value <= high
              : form instanceof AnswerForm.Probability && value >= 0 && value <= 1;
      case Answer.Choice(String option, Double confidence) ->
          form instanceof AnswerForm.Choice choice
              && choice.options().contains(option)
              && (confidence == null || (confidence >= 0 && confidence <= 1));
      case Answer.Sets(var sets) ->
          form instanceof AnswerForm.Sets asked
              && sets.stream().allMatch(asked.candidates()::containsAll)
              && (asked.many() || sets.size() == 1);
      case Answer.Interval(double low, double high) ->
          form instanceof AnswerForm.Interval asked
              && asked.low() <= low
              && low <= high
              && high <= asked.high();
      case Answer.Edges(var edges) ->
          form instanceof AnswerForm.Edges asked
              && edges.stream()
                  .allMatch(edge -> asked.nodes().containsAll(List.of(edge.split(" -[->] ", 2))));
      case Answer.Beliefs(var values) ->
          form instanceof AnswerForm.Beliefs asked
              && values.size() == asked.names().size()
              && values.stream().allMatch(value -> value >= 0 && value <= 1);
      case Answer.Cannot cannot -> true;
    };
  }

  private static List<Double> numbers(Answer answer) {
    return switch (answer) {
      case Answer.Value(double value) -> List.of(value);
      case Answer.Choice(String option, Double confidence) ->
          confidence == null ? List.of() : List.of(confidence);
      case Answer.Interval(double low, double high) -> List.of(low, high);
      case Answer.Beliefs(var values) -> values;
      case Answer.Sets sets -> List.of();
      case Answer.Edges edges -> List.of();
      case Answer.Cannot cannot -> List.of();
    };
  }

  /// Whether a number of the text, the ratio or the middle of two is this one, but for its decimal
  /// point: a second reading of numbers that knows nothing of the first.
  private static boolean stands(double value, String text) {
    String visible = text.replaceAll("\\p{Cf}", "").replaceAll("[¼-¾⅐-⅞]", " $0 ");
    String plain = Normalizer.normalize(visible, Normalizer.Form.NFKC).replace('\u2212', '-');
    if (WORD.matcher(MARKS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("")).find()) {
      return true;
    }
    StringBuilder digits = new StringBuilder();
    plain.codePoints().forEach(c -> digits.append(digit(c)));
    List<Double> said = new ArrayList<>();
    Matcher number = NUMBER.matcher(digits);
    while (number.find()) {
      said.add(Double.parseDouble(number.group().replace(',', '.')));
    }
    // The 3 and 4 of \\frac34 stand there too, and the 42 and 77 of 42..77.
    digits.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> said.add(c - (double) '0'));
    WHOLE
        .matcher(digits)
        .results()
        .forEach(one -> said.add(Double.parseDouble(one.group().replace(',', '.'))));
    return said.stream()
        .anyMatch(one ->
            isShifted(value, one)
                || said.stream()
                    .anyMatch(two ->
                        isShifted(value, one / two)
                            || isShifted(value, (one + two) / 2)
                            || isShifted(value, (one - two) / 2)));
  }

  private static String digit(int c) {
    return Character.isDigit(c)
        ? String.valueOf(Character.digit(c, 10))
        : c == 0x66B ? "." : Character.toString(c);
  }

  private static boolean isShifted(double value, double said) {
    if (value == 0 || said == 0) {
      return value == said;
    }
    double decades = Math.log10(Math.abs(value)) - Math.log10(Math.abs(said));
    return Math.abs(decades - Math.rint(decades)) < 1e-9;
  }
}
