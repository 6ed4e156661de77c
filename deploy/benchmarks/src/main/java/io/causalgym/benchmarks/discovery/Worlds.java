package io.causalgym.benchmarks.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The fixtures of discovery's tests, read once each.
final class Worlds {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<String, World> kept = new HashMap<>();

  /// @param folder of the fixtures
  Worlds(Path folder) {
    this.folder = folder;
  }

  World fixture(String name) {
    return kept.computeIfAbsent(name, this::read);
  }

  private World read(String name) {
    try {
      Path file = folder.resolve(name + ".csv.gz");
      Sample sample = sample(file, name.startsWith("bn_"));
      World bare = new World(name, sample, Optional.of(file), Map.of());
      return new World(name, sample, Optional.of(file), truths(bare));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(Path file, boolean discrete) throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      lines = reader.readAllLines();
    }
    String[] header = lines.getFirst().split(",", -1);
    String[][] columns = new String[header.length][lines.size() - 1];
    for (int row = 0; row < lines.size() - 1; row++) {
      String[] cells = lines.get(row + 1).split(",", -1);
      for (int column = 0; column < header.length; column++) {
        columns[column][row] = cells[column];
      }
    }
    MemorySample.Builder builder = new MemorySample.Builder(lines.size() - 1);
    for (int column = 0; column < header.length; column++) {
      if (discrete) {
        addCodes(builder, header[column], columns[column]);
      } else {
        builder.continuous(
            header[column],
            Arrays.stream(columns[column]).mapToDouble(Double::parseDouble).toArray());
      }
    }
    return builder.build();
  }

  private static void addCodes(MemorySample.Builder builder, String name, String[] cells) {
    List<String> levels =
        Arrays.stream(cells).distinct().sorted(Comparator.comparing(Integer::valueOf)).toList();
    short[] codes = new short[cells.length];
    for (int row = 0; row < cells.length; row++) {
      codes[row] = (short) levels.indexOf(cells[row]);
    }
    builder.discrete(name, levels, codes);
  }

  private Map<Truth, List<Edge>> truths(World world) throws IOException {
    Map<Truth, List<Edge>> truths = new EnumMap<>(Truth.class);
    JsonNode truth = JSON.readTree(folder.resolve(world.name() + ".truth.json").toFile());
    // Where variables are latent, only the PAG speaks of the others alone.
    if (truth.has("pag")) {
      truths.put(Truth.PAG, edges(truth.get("pag"), world.names(), "->"));
    } else {
      truths.put(Truth.CPDAG, cpdag(truth.get("cpdag"), world.names()));
      truths.put(Truth.DAG, edges(truth.get("dag"), world.names(), "->"));
      truths.put(Truth.ADJACENCIES, truths.get(Truth.DAG));
    }
    Path skeleton = folder.resolve(world.name() + ".skeleton.json");
    if (Files.exists(skeleton)) {
      JsonNode edges = JSON.readTree(skeleton.toFile()).get("edges");
      truths.put(Truth.SKELETON, edges(edges, world.names(), "--"));
    }
    Path ges = folder.resolve(world.name() + ".ges.json");
    if (Files.exists(ges)) {
      truths.put(Truth.GES, cpdag(JSON.readTree(ges.toFile()), world.names()));
    }
    return truths;
  }

  private static List<Edge> cpdag(JsonNode cpdag, List<String> names) {
    List<Edge> edges = new ArrayList<>(edges(cpdag.get("directed"), names, "->"));
    edges.addAll(edges(cpdag.get("undirected"), names, "--"));
    return edges;
  }

  /// @param edges pairs of names, or a pair with its marks
  /// @param symbol of edges without marks
  static List<Edge> edges(JsonNode edges, List<String> names, String symbol) {
    List<Edge> list = new ArrayList<>();
    for (JsonNode edge : edges) {
      String marks = edge.has(2) ? edge.get(2).asText() : symbol;
      marks = marks.replace("-->", "->").replace("---", "--");
      list.add(
          new Edge(
              names.indexOf(edge.get(0).asText()),
              names.indexOf(edge.get(1).asText()),
              EdgeKind.ofSymbol(marks).orElseThrow()));
    }
    return list;
  }
}
