package io.causalgym.inference.exact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The networks and cases of the fixture file.
final class FixtureNetworks {
  private static final JsonNode FILE = read();

  private FixtureNetworks() {}

  /// A question with its known answer.
  record Case(String id, BayesianNetwork network, JsonNode json) {
    List<String> query() {
      return strings(json.get("query"));
    }

    Conditions conditions() {
      return Conditions.observed(states("evidence"), states("do"));
    }

    double[] probabilities() {
      return numbers(json.get("expected").get("p"));
    }

    double logEvidence() {
      return json.get("expected").get("log_probability_of_evidence").asDouble();
    }

    private Map<String, Integer> states(String field) {
      Map<String, Integer> states = new LinkedHashMap<>();
      json.get(field)
          .properties()
          .forEach(entry ->
              states.put(
                  entry.getKey(),
                  network.state(network.variable(entry.getKey()), entry.getValue().asText())));
      return states;
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static List<Case> cases() {
    Map<String, BayesianNetwork> networks = networks();
    List<Case> cases = new ArrayList<>();
    for (JsonNode json : FILE.get("cases")) {
      BayesianNetwork network = networks.get(json.get("network").asText());
      cases.add(new Case(json.get("id").asText(), Objects.requireNonNull(network), json));
    }
    return cases;
  }

  static BayesianNetwork named(String id) {
    return Objects.requireNonNull(networks().get(id), id);
  }

  static Map<String, BayesianNetwork> networks() {
    Map<String, BayesianNetwork> networks = new LinkedHashMap<>();
    for (JsonNode json : FILE.get("networks")) {
      networks.put(json.get("id").asText(), network(json.get("variables")));
    }
    return networks;
  }

  private static BayesianNetwork network(JsonNode variables) {
    NetworkBuilder builder = BayesianNetwork.builder();
    for (JsonNode variable : variables) {
      builder.variable(variable.get("name").asText(), strings(variable.get("states")));
      builder.table(
          variable.get("name").asText(),
          strings(variable.get("parents")),
          numbers(variable.get("cpt")));
    }
    return builder.build();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int at = 0; at < numbers.length; at++) {
      numbers[at] = array.get(at).asDouble();
    }
    return numbers;
  }

  private static JsonNode read() {
    try (InputStream stream =
        FixtureNetworks.class.getResourceAsStream("bayes_net_inference.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
