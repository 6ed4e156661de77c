package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.item.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Edges in a model's words.
final class EdgeText {
  /// Longer arrows first.
  private static final Pattern ARROW = Pattern.compile("<-+>|-+>|=+>|<-+|<=+|-{1,3}");

  private EdgeText() {}

  /// `A -> B` or `A -- B` with the smaller name first; empty if it is no edge among the nodes.
  static Optional<String> read(String text, List<String> nodes) {
    Matcher arrow = ARROW.matcher(text);
    while (arrow.find()) {
      Optional<String> left = Choices.name(text.substring(0, arrow.start()), nodes);
      Optional<String> right = Choices.name(text.substring(arrow.end()), nodes);
      if (left.isPresent() && right.isPresent() && !left.equals(right)) {
        return Optional.of(edge(left.get(), arrow.group(), right.get()));
      }
    }
    return Optional.empty();
  }

  private static String edge(String left, String arrow, String right) {
    boolean to = arrow.endsWith(">");
    boolean from = arrow.startsWith("<");
    if (to == from) {
      return left.compareTo(right) < 0 ? left + " -- " + right : right + " -- " + left;
    }
    return to ? left + " -> " + right : right + " -> " + left;
  }

  /// Two nodes have one edge at most.
  static Reading consistent(SortedSet<String> edges) {
    Set<Set<String>> pairs = new HashSet<>();
    for (String edge : edges) {
      String[] ends = edge.split(" -[->] ", 2);
      if (!pairs.add(Set.of(ends[0], ends[1]))) {
        return Reading.wrong("there are two edges between " + ends[0] + " and " + ends[1]);
      }
    }
    return Reading.found(new Answer.Edges(edges));
  }
}
