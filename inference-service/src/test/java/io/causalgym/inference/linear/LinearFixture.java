package io.causalgym.inference.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A case of the file of linear models with known answers.
public record LinearFixture(String id, JsonNode json, LinearModel model) {

  public static Stream<LinearFixture> all() {
    try (InputStream stream = LinearFixture.class.getResourceAsStream("linear_gaussian.json")) {
      JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(stream)).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(json -> new LinearFixture(json.get("id").asText(), json, model(json)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String treatment() {
    return json.at("/query/treatment").asText();
  }

  public String outcome() {
    return json.at("/query/outcome").asText();
  }

  public JsonNode expected() {
    return json.get("expected");
  }

  static Map<String, Double> values(JsonNode object) {
    Map<String, Double> values = new TreeMap<>();
    object.fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue().asDouble()));
    return values;
  }

  public static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  private static LinearModel model(JsonNode json) {
    LinearModelBuilder builder = LinearModel.builder();
    List<String> nodes = strings(json.get("nodes"));
    nodes.forEach(builder::node);
    JsonNode model = json.get("model");
    values(model.get("intercepts")).forEach(builder::intercept);
    for (JsonNode edge : model.get("coefficients")) {
      builder.coefficient(
          edge.get("from").asText(), edge.get("to").asText(), edge.get("value").asDouble());
    }
    for (int row = 0; row < nodes.size(); row++) {
      for (int column = 0; column <= row; column++) {
        double value = model.at("/error_covariance/" + row + "/" + column).asDouble();
        if (row == column) {
          builder.variance(nodes.get(row), value);
        } else {
          builder.covariance(nodes.get(row), nodes.get(column), value);
        }
      }
    }
    return builder.build();
  }

  @Override
  public String toString() {
    return id;
  }
}
