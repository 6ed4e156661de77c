package io.causalgym.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One random graph with its questions.
record ScaleCase(MixedGraph graph, JsonNode queries) {

  static ScaleCase named(String id) {
    try (InputStream in = ScaleCase.class.getResourceAsStream("/scale.json")) {
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        if (node.get("id").textValue().equals(id)) {
          return new ScaleCase(graph(node), node.get("queries"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("no graph " + id);
  }

  private static MixedGraph graph(JsonNode node) {
    GraphBuilder builder = MixedGraph.builder();
    node.get("nodes").forEach(name -> builder.node(name.textValue()));
    edges(builder, node.get("directed"), EdgeKind.DIRECTED);
    edges(builder, node.get("bidirected"), EdgeKind.BIDIRECTED);
    return builder.build();
  }

  private static void edges(GraphBuilder builder, JsonNode pairs, EdgeKind kind) {
    pairs.forEach(pair -> builder.edge(pair.get(0).textValue(), pair.get(1).textValue(), kind));
  }

  /// The first question of a type, or of a name for the identification questions.
  Optional<JsonNode> query(String typeOrName) {
    for (JsonNode query : queries) {
      if (query.get("type").textValue().equals(typeOrName)
          || query.path("name").asText().equals(typeOrName)) {
        return Optional.of(query);
      }
    }
    return Optional.empty();
  }

  static List<String> names(JsonNode query, String field) {
    List<String> names = new ArrayList<>();
    query.path(field).forEach(name -> names.add(name.textValue()));
    return names;
  }
}
