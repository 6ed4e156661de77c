package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a prompt as a careful person would: nothing but its text, and what words mean, is used.
/// Variables are called by their words, in lower case.
final class Reader {
  private static final Pattern EDGE =
      Pattern.compile(
          "(?:There is an arrow from|Changes in)? ?(\\w+)"
              + " (?:directly causes|has a direct effect on|directly influences|to|act directly on)"
              + " (\\w+)");
  private static final Pattern CAUSES =
      Pattern.compile(
          "(\\w+) (?:is directly caused by|depends causally on|is directly determined by"
              + "|responds directly to|is directly driven by) (.+?)(?:, apart from chance)?");
  private static final Pattern NOTATION =
      Pattern.compile("P\\((\\w+)=1(?: \\| (.*))?\\) = (0\\.\\d\\d)");
  private static final Pattern ROOT =
      Pattern.compile(
          "The (?:probability|chance) that (.*) is (0\\.\\d\\d)\\."
              + "|With probability (0\\.\\d\\d) it is the case that (.*)\\.");
  private static final Pattern ROW =
      Pattern.compile(
          "(?:If|Where|Given that|In cases where) (.*), (?:then )?the (?:probability|chance)"
              + " that (.*) is (0\\.\\d\\d)\\.");
  private static final Pattern CELL =
      Pattern.compile("(?:P\\()?((?:\\w+=[01](?:, )?){2,})(?:\\) = |: )([\\d.]+)");

  private final List<Word> words;
  private final String background;
  private final List<String> figures;
  private final String question;

  Reader(String prompt, Vocabulary vocabulary) {
    this.words = List.copyOf(vocabulary.words().values());
    String[] paragraphs = prompt.split("\n\n", -1);
    this.background = paragraphs[0];
    this.figures = paragraphs[1].lines().toList();
    this.question = paragraphs[2];
  }

  /// Causes by effect, as the background tells them.
  Map<String, TreeSet<String>> causes() {
    Map<String, TreeSet<String>> causes = new TreeMap<>();
    for (Word word : words) {
      causes.put(low(word.name()), new TreeSet<>());
    }
    for (String sentence : background.split("\\. |\\.$", -1)) {
      Matcher list = CAUSES.matcher(sentence);
      Matcher edge = EDGE.matcher(sentence);
      if (list.matches()) {
        for (String cause : list.group(2).split(", | and ", -1)) {
          causes.get(low(list.group(1))).add(low(cause));
        }
      } else if (edge.matches()) {
        causes.get(low(edge.group(2))).add(low(edge.group(1)));
      }
    }
    return causes;
  }

  /// P(variable = 1 | states of its causes), from sentences or notation.
  Map<String, Map<Map<String, Integer>, Double>> tables() {
    Map<String, Map<Map<String, Integer>, Double>> tables = new HashMap<>();
    for (String line : figures) {
      Matcher notation = NOTATION.matcher(line);
      Matcher root = ROOT.matcher(line);
      Matcher row = ROW.matcher(line);
      if (notation.matches()) {
        String given = notation.group(2);
        put(
            tables,
            low(notation.group(1)),
            given == null ? Map.of() : states(given),
            notation.group(3));
      } else if (row.matches()) {
        Map<String, Integer> given = new TreeMap<>();
        for (String clause : row.group(1).split(", | and ", -1)) {
          given.putAll(state(clause));
        }
        put(tables, present(row.group(2)), given, row.group(3));
      } else if (root.matches()) {
        boolean first = root.group(1) != null;
        put(
            tables,
            present(first ? root.group(1) : root.group(4)),
            Map.of(),
            first ? root.group(2) : root.group(3));
      } else {
        throw new AssertionError("cannot read: " + line);
      }
    }
    return tables;
  }

  private static void put(
      Map<String, Map<Map<String, Integer>, Double>> tables,
      String name,
      Map<String, Integer> given,
      String p) {
    Double before =
        tables
            .computeIfAbsent(name, any -> new HashMap<>())
            .put(new TreeMap<>(given), Double.parseDouble(p));
    if (before != null) {
      throw new AssertionError(name + " given " + given + " is told twice");
    }
  }

  /// Weights of the cells of a table of counts, probabilities or units.
  Map<Map<String, Integer>, Double> cells() {
    Map<Map<String, Integer>, Double> cells = new HashMap<>();
    List<String> header = new ArrayList<>();
    for (String line : figures) {
      Matcher cell = CELL.matcher(line);
      if (cell.matches()) {
        cells.merge(states(cell.group(1)), Double.parseDouble(cell.group(2)), Double::sum);
      } else if (line.matches("\\w+(, \\w+)+") && header.isEmpty()) {
        header.addAll(List.of(line.split(", ", -1)));
      } else if (line.matches("[01](, [01])+")) {
        Map<String, Integer> unit = new TreeMap<>();
        String[] values = line.split(", ", -1);
        for (int v = 0; v < values.length; v++) {
          unit.put(low(header.get(v)), Integer.parseInt(values[v]));
        }
        cells.merge(unit, 1.0, Double::sum);
      }
    }
    return cells;
  }

  /// What the question's last sentence, the one with the mark, asks about.
  Map<String, Integer> event() {
    return clauses(question.substring(asked()));
  }

  /// What was seen before that.
  Map<String, Integer> given() {
    return clauses(question.substring(0, asked()));
  }

  /// What was done before that.
  Map<String, Integer> done() {
    Map<String, Integer> done = new TreeMap<>();
    phrases(question.substring(0, asked())).forEach((at, set) -> done.putAll(set));
    return done;
  }

  /// All interventions that are spoken of, in their order.
  List<Map<String, Integer>> interventions() {
    return List.copyOf(phrases(question).values());
  }

  String question() {
    return question;
  }

  private int asked() {
    String until = question.substring(0, question.indexOf('?'));
    return Math.max(0, Math.max(until.lastIndexOf(". "), until.lastIndexOf("; nobody")));
  }

  private TreeMap<Integer, Map<String, Integer>> phrases(String text) {
    TreeMap<Integer, Map<String, Integer>> found = new TreeMap<>();
    for (Word word : words) {
      for (int state = 0; state < 2; state++) {
        int at = find(word.setting(state), text);
        if (at >= 0) {
          found.put(at, Map.of(low(word.name()), state));
        }
      }
    }
    return found;
  }

  /// What the question asks about beside its interventions, whose phrases may hold a clause.
  Map<String, Integer> eventBesideInterventions() {
    String rest = question;
    for (Word word : words) {
      rest = rest.replace(word.make(), "").replace(word.prevent(), "");
    }
    return clauses(rest);
  }

  private Map<String, Integer> clauses(String text) {
    Map<String, Integer> found = new TreeMap<>();
    for (Word word : words) {
      for (int state = 0; state < 2; state++) {
        if (find(word.clause(state), text) >= 0) {
          found.put(low(word.name()), state);
        }
      }
    }
    return found;
  }

  private static int find(String phrase, String text) {
    Matcher matcher = Pattern.compile("\\b" + Pattern.quote(phrase) + "\\b").matcher(text);
    return matcher.find() ? matcher.start() : -1;
  }

  private String present(String clause) {
    Map<String, Integer> state = state(clause);
    if (!state.containsValue(1)) {
      throw new AssertionError("not in state 1: " + clause);
    }
    return state.keySet().iterator().next();
  }

  private Map<String, Integer> state(String clause) {
    for (Word word : words) {
      for (int state = 0; state < 2; state++) {
        if (word.clause(state).equals(clause)) {
          return Map.of(low(word.name()), state);
        }
      }
    }
    throw new AssertionError("nobody says: " + clause);
  }

  private static Map<String, Integer> states(String list) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (String state : list.split(", ", -1)) {
      if (!state.isEmpty()) {
        String[] sides = state.split("=", -1);
        states.put(low(sides[0]), Integer.parseInt(sides[1]));
      }
    }
    return new TreeMap<>(states);
  }

  private static String low(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
