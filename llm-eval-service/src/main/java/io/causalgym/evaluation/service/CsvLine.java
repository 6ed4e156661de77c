package io.causalgym.evaluation.service;

import io.causalgym.contract.EvaluationItemsAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer as a line of CSV (RFC 4180): every field in quotes where it needs them.
final class CsvLine {
  private static final List<String> COLUMNS =
      List.of(
          "model",
          "item",
          "world",
          "family",
          "group",
          "part",
          "skin",
          "information",
          "sample",
          "outcome",
          "answer",
          "truth",
          "method",
          "reason",
          "prompt_tokens",
          "completion_tokens",
          "cost_usd",
          "attempts",
          "cached",
          "upstream_millis",
          "added_millis",
          "prompt",
          "reply");

  // OWASP, "CSV Injection": also after what a reader strips, and in full width.
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  static final String HEADER = String.join(",", COLUMNS) + "\r\n";

  private CsvLine() {}

  static String of(EvaluationItemsAnswer.Entry entry) {
    return Arrays.asList(
                entry.model(),
                entry.item(),
                entry.world(),
                word(entry.family()),
                entry.group(),
                entry.part(),
                word(entry.skin()),
                entry.information(),
                entry.sample(),
                word(entry.outcome()),
                entry.answer() == null ? null : entry.answer().json(),
                entry.truth() == null ? null : entry.truth().json(),
                entry.method(),
                entry.reason(),
                entry.tokens() == null ? null : entry.tokens().prompt(),
                entry.tokens() == null ? null : entry.tokens().completion(),
                entry.costUsd(),
                entry.attempts(),
                entry.cached(),
                entry.upstreamMillis(),
                entry.addedMillis(),
                entry.prompt(),
                entry.reply())
            .stream()
            .map(CsvLine::field)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A text that a spreadsheet would take for a formula begins with an apostrophe.
  private static String field(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (value instanceof String said
        && !said.isEmpty()
        && FORMULA_STARTS.indexOf(said.charAt(0)) >= 0) {
      text = "'" + said;
    }
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
