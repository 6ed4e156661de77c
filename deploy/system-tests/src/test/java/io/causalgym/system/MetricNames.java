package io.causalgym.system;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a PromQL expression asks for: names of metrics, and the labels that select among them.
///
/// @param names without the rules' own, which have colons
record MetricNames(Set<String> names, Set<Selected> labels) {
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  // What stands in brackets of `by`, `on` and the like are labels, not metrics.
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|on|ignoring|without|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)");
  // A word that no bracket follows; functions have one.
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w:])([a-zA-Z_:][a-zA-Z0-9_:]*)(?![\\w:])(?!\\s*\\()");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "by", "on", "bool");

  MetricNames {
    names = Set.copyOf(names);
    labels = Set.copyOf(labels);
  }

  /// A label that an expression selects by.
  record Selected(String metric, String label) {}

  static MetricNames of(String expression) {
    String bare = STRING.matcher(expression).replaceAll("\"\"");
    bare = RANGE.matcher(GROUPING.matcher(bare).replaceAll(" ")).replaceAll(" ");
    Set<Selected> labels = new HashSet<>();
    Matcher selectors = SELECTOR.matcher(bare);
    while (selectors.find()) {
      Matcher label = LABEL.matcher(selectors.group(2));
      while (label.find()) {
        labels.add(new Selected(selectors.group(1), label.group(1)));
      }
    }
    Set<String> names = new HashSet<>();
    Matcher words = WORD.matcher(bare.replaceAll("\\{[^}]*}", " "));
    while (words.find()) {
      String word = words.group(1);
      if (!word.contains(":") && !OPERATORS.contains(word)) {
        names.add(word);
      }
    }
    return new MetricNames(names, labels);
  }
}
