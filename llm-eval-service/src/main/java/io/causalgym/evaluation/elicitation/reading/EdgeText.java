package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Choices;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.item.Answer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Edges in a model's words: `A -> B`, chains of them, "A causes B", the body of a Graphviz or
/// Mermaid drawing.
final class EdgeText {
  /// Longer arrows first.
  private static final Pattern ARROW =
      Pattern.compile(
          "\\s*+(?:(<-{0,3}>|<=>|-{1,3}>|={1,3}>|<-{1,3}|<={1,2}|-{1,3})|"
              + "(?<=\\s)(causes|is caused by|directly causes)(?=\\s))\\s*+");

  private static final Pattern NEXT =
      Pattern.compile("[\\s.)\\]}\"']*+(?:[,;]?\\s?(?<=\\s)and\\s|[,;]|$|(?<=\\n))[\\s,;}]*+");
  private static final Pattern DRAWING =
      Pattern.compile(
          "(?i)\\b(?:strict )?(?:digraph|graph|flowchart)\\b[ \\t]*+\\w*+[ \\t]*+[{;\\n][\\s;]*+");
  private static final Pattern LANGUAGE =
      Pattern.compile("(?i)^\\s*+(?:mermaid|dot|graphviz|text|txt)\\s*+[;\\n]");
  private static final Pattern HEADING =
      Pattern.compile("(?i)^[\\s({\\[\"']*+(?:edges|graph|dag|cpdag)\\s?[:=][\\s;]*+");
  private static final Set<String> NONE =
      Set.of("none", "nothing", "no edges", "∅", "", "empty", "the empty graph");

  private EdgeText() {}

  /// All edges of a text that holds nothing else.
  static Reading read(String text, List<String> nodes) {
    if (NONE.contains(Choices.strip(text).toLowerCase(Locale.ROOT))) {
      return Reading.found(new Answer.Edges(new TreeSet<>()));
    }
    String plain = LANGUAGE.matcher(text).replaceFirst("");
    plain = DRAWING.matcher(plain).replaceFirst("");
    plain = HEADING.matcher(plain).replaceFirst("");
    SortedSet<String> edges = new TreeSet<>();
    return addAll(plain, nodes, edges)
        ? consistent(edges)
        : Reading.wrong(Reading.shown(text) + " is no list of edges among the names asked about");
  }

  /// Chain after chain; false where something else stands between.
  private static boolean addAll(String text, List<String> nodes, Set<String> edges) {
    int at = 0;
    Matcher next = NEXT.matcher(text).useTransparentBounds(true);
    while (at < text.length()) {
      int end = addChain(text, at, nodes, edges);
      if (end < 0 || !next.region(end, text.length()).lookingAt()) {
        return false;
      }
      at = next.end();
    }
    return true;
  }

  /// @return where the chain ends; -1 if there is none
  private static int addChain(String text, int start, List<String> nodes, Set<String> edges) {
    Matcher arrow = ARROW.matcher(text).useTransparentBounds(true);
    int at = opened(text, start);
    Optional<String> left = node(text, at, nodes);
    int end = -1;
    while (left.isPresent()) {
      at = closed(text, at + left.get().length());
      if (!arrow.region(at, text.length()).lookingAt()) {
        return end;
      }
      int from = opened(text, arrow.end());
      Optional<String> right = node(text, from, nodes);
      if (right.isEmpty() || right.equals(left)) {
        return -1;
      }
      edges.add(edge(left.get(), arrow, right.get()));
      at = from;
      left = right;
      end = closed(text, from + right.get().length());
    }
    return end;
  }

  private static int opened(String text, int start) {
    int at = start;
    while (at < text.length() && " \t({[\"'".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int closed(String text, int start) {
    int at = start;
    while (at < text.length() && ")]\"'".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /// The longest name that stands there as a word of its own, whatever its case.
  private static Optional<String> node(String text, int at, List<String> nodes) {
    return nodes.stream()
        .filter(name -> text.regionMatches(true, at, name, 0, name.length()))
        .filter(name -> !continues(text, at + name.length()))
        .max(
            Comparator.comparingInt(String::length)
                .thenComparing(name -> text.startsWith(name, at)));
  }

  private static boolean continues(String text, int at) {
    return at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  private static String edge(String left, Matcher arrow, String right) {
    String words = arrow.group(2);
    String sign =
        words == null ? arrow.group(1) : Cleaned.lower(words).startsWith("is") ? "<-" : "->";
    boolean to = sign.endsWith(">");
    boolean from = sign.startsWith("<");
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
