package io.causalgym.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/// The samples of known structure in `src/test/resources/fixtures`.
public final class Fixtures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixtures() {}

  /// Continuous columns, or discrete ones where the fixture's name begins with `bn_`.
  public static Sample sample(String name) {
    List<String> lines = lines(name);
    List<String> header = List.of(lines.getFirst().split(",", -1));
    int rows = lines.size() - 1;
    String[][] cells = new String[rows][];
    for (int row = 0; row < rows; row++) {
      cells[row] = lines.get(row + 1).split(",", -1);
    }
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int column = 0; column < header.size(); column++) {
      int at = column;
      String[] values = Arrays.stream(cells).map(row -> row[at]).toArray(String[]::new);
      if (name.startsWith("bn_")) {
        List<String> levels =
            Arrays.stream(values)
                .distinct()
                .sorted(Comparator.comparing(Integer::valueOf))
                .toList();
        short[] codes = new short[rows];
        for (int row = 0; row < rows; row++) {
          codes[row] = (short) levels.indexOf(values[row]);
        }
        builder.discrete(header.get(column), levels, codes);
      } else {
        builder.continuous(
            header.get(column), Arrays.stream(values).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return builder.build();
  }

  private static List<String> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(open(name + ".csv.gz")), StandardCharsets.US_ASCII))) {
      return reader.readAllLines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(
        Fixtures.class.getResourceAsStream("/fixtures/" + file), "no fixture " + file);
  }

  /// `X.truth.json`, `X.skeleton.json` or `X.ges.json`.
  public static JsonNode json(String file) {
    try (InputStream in = open(file)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of a sample's variables.
  public static List<String> names(Sample sample) {
    return sample.variables().stream().map(Variable::name).toList();
  }

  /// The pairs of an `edges` array as `a b`, the smaller name first.
  public static Set<String> skeleton(String name) {
    Set<String> pairs = new TreeSet<>();
    json(name + ".skeleton.json")
        .get("edges")
        .forEach(edge -> pairs.add(pair(edge.get(0).asText(), edge.get(1).asText())));
    return pairs;
  }

  /// The adjacent pairs of edges as {@link #skeleton} writes them.
  public static Set<String> skeleton(List<Edge> edges, List<String> names) {
    Set<String> pairs = new TreeSet<>();
    edges.forEach(edge -> pairs.add(pair(names.get(edge.from()), names.get(edge.to()))));
    return pairs;
  }

  private static String pair(String a, String b) {
    return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
  }

  /// The edges of an object with `directed` and `undirected`, such as `X.ges.json` or the field
  /// `cpdag` of `X.truth.json`.
  public static List<Edge> cpdag(JsonNode cpdag, List<String> names) {
    List<Edge> edges = new ArrayList<>();
    cpdag.get("directed").forEach(edge -> edges.add(edge(edge, names, EdgeKind.DIRECTED)));
    cpdag.get("undirected").forEach(edge -> edges.add(edge(edge, names, EdgeKind.UNDIRECTED)));
    return edges.stream().map(Edge::canonical).sorted().toList();
  }

  /// The edges of the field `pag` of `X.truth.json`.
  public static List<Edge> pag(String name, List<String> names) {
    List<Edge> edges = new ArrayList<>();
    for (JsonNode edge : json(name + ".truth.json").get("pag")) {
      String symbol = edge.get(2).asText().replace("-->", "->").replace("---", "--");
      edges.add(edge(edge, names, EdgeKind.ofSymbol(symbol).orElseThrow()));
    }
    return edges.stream().map(Edge::canonical).sorted().toList();
  }

  private static Edge edge(JsonNode pair, List<String> names, EdgeKind kind) {
    return new Edge(names.indexOf(pair.get(0).asText()), names.indexOf(pair.get(1).asText()), kind);
  }

  /// The number of pairs of nodes whose edge differs: how the fixtures are scored.
  public static int shd(List<Edge> a, List<Edge> b) {
    Set<List<Integer>> pairs = new TreeSet<>(Comparator.comparing(List::toString));
    Set<Edge> inA = Set.copyOf(a);
    Set<Edge> inB = Set.copyOf(b);
    for (Edge edge : a) {
      if (!inB.contains(edge)) {
        pairs.add(nodes(edge));
      }
    }
    for (Edge edge : b) {
      if (!inA.contains(edge)) {
        pairs.add(nodes(edge));
      }
    }
    return pairs.size();
  }

  private static List<Integer> nodes(Edge edge) {
    return List.of(Math.min(edge.from(), edge.to()), Math.max(edge.from(), edge.to()));
  }
}
