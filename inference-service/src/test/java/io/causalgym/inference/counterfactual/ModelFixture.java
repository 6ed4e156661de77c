package io.causalgym.inference.counterfactual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// One case of a file of fixtures with a model, whose truth comes from adding up all its worlds.
public record ModelFixture(JsonNode json) {

  /// The cases of a file beside a class.
  public static List<ModelFixture> all(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      List<ModelFixture> cases = new ArrayList<>();
      new ObjectMapper()
          .readTree(in)
          .get("cases")
          .forEach(json -> cases.add(new ModelFixture(json)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public DiscreteScm model() {
    ScmBuilder builder = DiscreteScm.builder();
    for (JsonNode noise : json.get("scm").get("exogenous")) {
      builder.noise(noise.get("name").asText(), doubles(noise.get("p")));
    }
    for (JsonNode equation : json.get("scm").get("equations")) {
      int[] table =
          Arrays.stream(doubles(equation.get("table"))).mapToInt(state -> (int) state).toArray();
      builder.equation(
          equation.get("var").asText(),
          texts(equation.get("parents")),
          texts(equation.get("noises")),
          table);
    }
    return builder.build();
  }

  public MixedGraph graph() {
    GraphBuilder builder = MixedGraph.builder();
    texts(json.get("nodes")).forEach(builder::node);
    edges(builder, "directed", EdgeKind.DIRECTED);
    edges(builder, "bidirected", EdgeKind.BIDIRECTED);
    return builder.build();
  }

  private void edges(GraphBuilder builder, String field, EdgeKind kind) {
    json.path(field)
        .forEach(edge -> builder.edge(edge.get(0).asText(), edge.get(1).asText(), kind));
  }

  public Table observational() {
    List<String> names = texts(json.get("observational").get("vars"));
    int[] cards = new int[names.size()];
    Arrays.fill(cards, 2);
    return Table.of(names, cards, doubles(json.get("observational").get("p")));
  }

  static CounterfactualQuery query(JsonNode query) {
    return new CounterfactualQuery(events(query.get("events")), events(query.get("given")));
  }

  private static List<CounterfactualEvent> events(JsonNode events) {
    return StreamSupport.stream(events.spliterator(), false)
        .map(event -> response(event).is(event.get("value").asInt()))
        .toList();
  }

  private static PotentialResponse response(JsonNode event) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    event
        .get("do")
        .fields()
        .forEachRemaining(entry ->
            settings.put(
                entry.getKey(),
                entry.getValue().isObject()
                    ? new Setting.Natural(response(entry.getValue()))
                    : new Setting.State(entry.getValue().asInt())));
    return new PotentialResponse(event.get("var").asText(), settings);
  }

  private static double[] doubles(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  public static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Override
  public String toString() {
    return json.get("id").asText();
  }
}
