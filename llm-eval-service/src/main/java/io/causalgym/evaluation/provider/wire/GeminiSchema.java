package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/// Gemini's subset of OpenAPI 3.0: it refuses what JSON Schema says about further properties,
/// writes a null beside a type as `nullable`, and would sort properties by name: a model asked for
/// its reasoning first must not be made to give the number first.
final class GeminiSchema {
  private static final Set<String> UNKNOWN =
      Set.of("additionalProperties", "$schema", "$id", "title");

  private GeminiSchema() {}

  /// @param schema of limited depth, as all that was parsed here
  static JsonNode of(JsonNode schema) {
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode copy = object.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!UNKNOWN.contains(field.getKey())) {
        add(copy, field.getKey(), field.getValue());
      }
    }
    return copy;
  }

  private static void add(ObjectNode copy, String name, JsonNode value) {
    switch (name) {
      case "properties" -> properties(copy, value);
      case "items" -> copy.set(name, of(value));
      case "anyOf" -> anyOf(copy.putArray(name), value);
      case "type" -> type(copy, value);
      default -> copy.set(name, value);
    }
  }

  private static void properties(ObjectNode copy, JsonNode properties) {
    ObjectNode kept = copy.putObject("properties");
    ArrayNode order = copy.putArray("propertyOrdering");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      kept.set(property.getKey(), of(property.getValue()));
      order.add(property.getKey());
    }
  }

  private static void anyOf(ArrayNode copy, JsonNode choices) {
    for (JsonNode choice : choices) {
      copy.add(of(choice));
    }
  }

  private static void type(ObjectNode copy, JsonNode type) {
    boolean nullable =
        type.size() == 2 && ("null".equals(word(type, 0)) || "null".equals(word(type, 1)));
    if (nullable) {
      copy.put("type", "null".equals(word(type, 0)) ? word(type, 1) : word(type, 0));
      copy.put("nullable", true);
    } else {
      copy.set("type", type);
    }
  }

  private static String word(JsonNode types, int index) {
    return types.path(index).asText();
  }
}
