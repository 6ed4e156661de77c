package io.causalgym.gateway.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Breaks a valid instance once for each constraint of its schema.
final class Breakage {
  /// The instance with one constraint broken.
  ///
  /// @param constraint such as `Edge/required/from`
  record Broken(String constraint, JsonNode instance) {
    @Override
    public String toString() {
      return constraint;
    }
  }

  private final ApiDocument document;
  private final JsonNode valid;
  private final List<Broken> broken = new ArrayList<>();
  final Set<String> visited = new LinkedHashSet<>();

  Breakage(ApiDocument document, JsonNode valid) {
    this.document = document;
    this.valid = valid;
  }

  List<Broken> of(String schema) {
    walk(schema, document.schema(schema), "");
    return broken;
  }

  private void walk(String name, JsonNode schema, String pointer) {
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      walk(reference.substring(reference.lastIndexOf('/') + 1), document.resolve(schema), pointer);
      return;
    }
    JsonNode instance = valid.at(pointer);
    if (schema.has("oneOf") && !schema.has("properties")) {
      alternatives(name, schema, instance, pointer);
      return;
    }
    type(name, schema, pointer);
    object(name, schema, instance, pointer);
    array(name, schema, instance, pointer);
    scalar(name, schema, pointer);
  }

  private void alternatives(String name, JsonNode schema, JsonNode instance, String pointer) {
    put(name + "/oneOf", pointer, BooleanNode.TRUE);
    for (JsonNode alternative : schema.path("oneOf")) {
      if (sameType(document.resolve(alternative), instance)) {
        walk(name, alternative, pointer);
        return;
      }
    }
    throw new IllegalStateException("no alternative of " + name + " has the form of " + instance);
  }

  private static boolean sameType(JsonNode schema, JsonNode instance) {
    return switch (schema.path("type").asText()) {
      case "object" -> instance.isObject();
      case "array" -> instance.isArray();
      case "string" -> instance.isTextual();
      case "integer" -> instance.isIntegralNumber();
      case "number" -> instance.isNumber();
      default -> false;
    };
  }

  private void type(String name, JsonNode schema, String pointer) {
    boolean isBoolean = schema.path("type").asText().equals("boolean");
    put(name + "/type", pointer, isBoolean ? IntNode.valueOf(1) : BooleanNode.TRUE);
  }

  private void object(String name, JsonNode schema, JsonNode instance, String pointer) {
    for (JsonNode field : schema.path("required")) {
      change(
          name + "/required/" + field.asText(),
          pointer,
          object -> ((ObjectNode) object).remove(field.asText()));
    }
    if (schema.path("additionalProperties").isBoolean()) {
      change(
          name + "/additionalProperties",
          pointer,
          object -> ((ObjectNode) object).put("unheardOf", 1));
    }
    for (var property : schema.path("properties").properties()) {
      if (instance.has(property.getKey())) {
        visited.add(name + "/" + property.getKey());
        walk(
            name + "." + property.getKey(), property.getValue(), pointer + "/" + property.getKey());
      }
    }
    if (schema.path("additionalProperties").isObject() && instance.size() > 0) {
      String key = instance.fieldNames().next();
      walk(name + ".values", schema.path("additionalProperties"), pointer + "/" + key);
    }
    if (schema.has("minProperties")) {
      put(name + "/minProperties", pointer, JsonNodeFactory.instance.objectNode());
    }
    if (schema.has("propertyNames") && instance.size() > 0) {
      // The value is one that the map takes, so that the name alone is at fault.
      change(
          name + "/propertyNames",
          pointer,
          object -> ((ObjectNode) object).set("n".repeat(257), instance.iterator().next()));
    }
  }

  private void array(String name, JsonNode schema, JsonNode instance, String pointer) {
    if (schema.has("minItems")) {
      put(name + "/minItems", pointer, JsonNodeFactory.instance.arrayNode());
    }
    if (schema.has("maxItems")) {
      ArrayNode many = JsonNodeFactory.instance.arrayNode();
      for (int count = 0; count <= schema.path("maxItems").asInt(); count++) {
        many.add(instance.path(0));
      }
      put(name + "/maxItems", pointer, many);
    }
    if (schema.path("uniqueItems").asBoolean() && instance.size() > 0) {
      change(name + "/uniqueItems", pointer, array -> ((ArrayNode) array).add(instance.path(0)));
    }
    if (schema.has("items") && instance.size() > 0) {
      walk(name + ".items", schema.path("items"), pointer + "/0");
    }
  }

  private void scalar(String name, JsonNode schema, String pointer) {
    if (schema.has("enum")) {
      put(name + "/enum", pointer, TextNode.valueOf("unheard-of"));
    }
    if (schema.has("minimum")) {
      put(name + "/minimum", pointer, LongNode.valueOf(schema.path("minimum").asLong() - 1));
    }
    if (schema.has("maximum")) {
      put(name + "/maximum", pointer, LongNode.valueOf(schema.path("maximum").asLong() + 1));
    }
    if (schema.has("exclusiveMinimum")) {
      put(
          name + "/exclusiveMinimum",
          pointer,
          LongNode.valueOf(schema.path("exclusiveMinimum").asLong()));
    }
    if (schema.has("minLength")) {
      put(name + "/minLength", pointer, TextNode.valueOf(""));
    }
    if (schema.has("maxLength")) {
      int over = schema.path("maxLength").asInt() + 1;
      put(name + "/maxLength", pointer, TextNode.valueOf("n".repeat(over)));
    }
    if (schema.has("pattern")) {
      put(name + "/pattern", pointer, TextNode.valueOf("  "));
    }
  }

  private void put(String constraint, String pointer, JsonNode value) {
    if (pointer.isEmpty()) {
      broken.add(new Broken(constraint, value));
      return;
    }
    JsonPointer at = JsonPointer.compile(pointer);
    change(
        constraint,
        at.head().toString(),
        parent -> {
          if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
          } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
          }
        });
  }

  private void change(
      String constraint, String pointer, java.util.function.Consumer<JsonNode> change) {
    JsonNode copy = valid.deepCopy();
    change.accept(copy.at(pointer));
    broken.add(new Broken(constraint, copy));
  }
}
