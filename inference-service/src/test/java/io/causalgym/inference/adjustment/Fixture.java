package io.causalgym.inference.adjustment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A case of a fixture file with its graph.
record Fixture(String id, JsonNode json, MixedGraph graph) {

  static Stream<Fixture> in(String file) {
    try (InputStream stream = Fixture.class.getResourceAsStream(file)) {
      JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(stream)).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(json -> new Fixture(json.get("id").asText(), json, graph(json)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  NodeSet nodes(JsonNode names) {
    return graph.nodes(strings(names));
  }

  List<NodeSet> sets(JsonNode array) {
    List<NodeSet> sets = new ArrayList<>();
    array.forEach(names -> sets.add(nodes(names)));
    return sets;
  }

  private static MixedGraph graph(JsonNode json) {
    boolean mixed = !json.get("bidirected").isEmpty();
    GraphBuilder builder = MixedGraph.builder().kind(mixed ? GraphKind.ADMG : GraphKind.DAG);
    strings(json.get("nodes")).forEach(builder::node);
    edges(builder, json.get("directed"), EdgeKind.DIRECTED);
    edges(builder, json.get("bidirected"), EdgeKind.BIDIRECTED);
    return builder.build();
  }

  private static void edges(GraphBuilder builder, JsonNode pairs, EdgeKind kind) {
    pairs.forEach(pair -> builder.edge(pair.get(0).asText(), pair.get(1).asText(), kind));
  }

  @Override
  public String toString() {
    return id;
  }
}
