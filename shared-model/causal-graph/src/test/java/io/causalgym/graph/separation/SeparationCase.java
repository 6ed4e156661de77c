package io.causalgym.graph.separation;

import io.causalgym.graph.GraphText;
import io.causalgym.graph.MixedGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A graph with known separations and known minimal separators, from `cases/separation.txt`: lines
/// `case NAME`, `graph EDGES`, `query A | B | GIVEN | separated` and `pair A | B | SET ; SET`,
/// where `-` is the empty set and nothing is no set.
record SeparationCase(String id, MixedGraph graph, List<Query> queries, List<Pair> pairs) {

  record Query(List<String> a, List<String> b, List<String> given, boolean separated) {}

  record Pair(String a, String b, List<List<String>> minimalSeparators) {}

  static List<SeparationCase> all() {
    List<SeparationCase> cases = new ArrayList<>();
    String id = "";
    for (String line : lines()) {
      int blank = line.indexOf(' ');
      String rest = line.substring(blank + 1);
      switch (line.substring(0, blank)) {
        case "case" -> id = rest;
        case "graph" ->
            cases.add(
                new SeparationCase(
                    id, GraphText.graph(rest), new ArrayList<>(), new ArrayList<>()));
        case "query" -> cases.getLast().queries().add(query(fields(rest)));
        default -> cases.getLast().pairs().add(pair(fields(rest)));
      }
    }
    return cases;
  }

  private static List<String> lines() {
    try (InputStream text =
        Objects.requireNonNull(SeparationCase.class.getResourceAsStream("/cases/separation.txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fields(String text) {
    return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
  }

  private static Query query(List<String> fields) {
    return new Query(
        words(fields.get(0)),
        words(fields.get(1)),
        words(fields.get(2)),
        Boolean.parseBoolean(fields.get(3)));
  }

  private static Pair pair(List<String> fields) {
    List<List<String>> sets = new ArrayList<>();
    if (!fields.get(2).isEmpty()) {
      for (String set : fields.get(2).split(";", -1)) {
        sets.add(set.strip().equals("-") ? List.of() : words(set));
      }
    }
    return new Pair(fields.get(0), fields.get(1), sets);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  @Override
  public String toString() {
    return id;
  }
}
