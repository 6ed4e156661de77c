package io.causalgym.inference.identification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One case of a file of fixtures, whose truth comes from adding up all worlds of a model.
record Fixture(JsonNode json) {

  /// The cases of a file beside the test classes.
  static List<Fixture> all(String resource) {
    try (InputStream in = Fixture.class.getResourceAsStream(resource)) {
      List<Fixture> cases = new ArrayList<>();
      new ObjectMapper().readTree(in).get("cases").forEach(json -> cases.add(new Fixture(json)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MixedGraph graph() {
    GraphBuilder builder = MixedGraph.builder();
    names(json.get("nodes")).forEach(builder::node);
    edges(builder, "directed", EdgeKind.DIRECTED);
    edges(builder, "bidirected", EdgeKind.BIDIRECTED);
    return builder.build();
  }

  private void edges(GraphBuilder builder, String field, EdgeKind kind) {
    json.path(field)
        .forEach(edge -> builder.edge(edge.get(0).asText(), edge.get(1).asText(), kind));
  }

  static IdentificationQuery query(JsonNode query) {
    return new IdentificationQuery(
        names(query.get("outcome")), names(query.get("do")), names(query.path("given")));
  }

  static Table table(JsonNode table) {
    List<String> names = names(table.get("vars"));
    int[] cards = new int[names.size()];
    Arrays.fill(cards, 2);
    double[] values = new double[table.get("p").size()];
    Arrays.setAll(values, cell -> table.get("p").get(cell).asDouble());
    return Table.of(names, cards, values);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }

  @Override
  public String toString() {
    return json.get("id").asText();
  }
}
