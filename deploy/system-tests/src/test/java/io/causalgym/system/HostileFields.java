package io.causalgym.system;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Spoils every field of every operation in turn: absent, null, of a wrong type, misspelled, twice.
final class HostileFields {
  private static final String GRAPH = "{\"text\": \"dag { X -> Z; Z -> Y; X <-> Y }\"}";
  private static final String TABLE =
      "{\"vars\": [\"X\", \"Z\", \"Y\"], \"p\": [0.125,0.125,0.125,0.125,0.125,0.125,0.125,0.125]}";

  /// Good requests with every required field.
  static final Map<String, String> GOOD =
      new TreeMap<>(
          Map.of(
              "separation",
              "{\"graph\": " + GRAPH + ", \"x\": [\"X\"], \"y\": [\"Y\"]}",
              "paths",
              "{\"graph\": " + GRAPH + ", \"from\": \"X\", \"to\": \"Y\", \"kind\": \"causal\"}",
              "adjustment-sets",
              "{\"graph\": "
                  + GRAPH
                  + ", \"treatments\": [\"X\"], \"outcomes\": [\"Y\"], \"kind\": \"minimal\"}",
              "adjustment-sets/check",
              "{\"graph\": "
                  + GRAPH
                  + ", \"treatments\": [\"X\"], \"outcomes\": [\"Y\"], \"set\": []}",
              "identify",
              "{\"graph\": " + GRAPH + ", \"query\": \"P(Y | do(X))\"}",
              "do",
              "{\"graph\": "
                  + GRAPH
                  + ", \"distribution\": "
                  + TABLE
                  + ", \"outcome\": [\"Y\"], \"do\": [\"X\"]}",
              "graphs",
              "{\"text\": \"dag { X -> Y }\"}"));

  /// Fields that may be absent, with their operations.
  private static final Map<String, List<String>> OPTIONAL =
      Map.of(
          "separation", List.of("given"),
          "paths", List.of("given", "maxLength", "limit"),
          "adjustment-sets", List.of("unmeasured", "required", "limit"),
          "do", List.of("given", "interventions"));

  private static final List<String> FREE = List.of("do", "text");

  private HostileFields() {}

  static Stream<HostileCase> cases() {
    List<HostileCase> cases = new ArrayList<>();
    GOOD.forEach((operation, text) -> {
      JsonObject good = new JsonObject(text);
      for (String field : good.fieldNames()) {
        if (!FREE.contains(field)) {
          JsonObject without = good.copy();
          without.remove(field);
          cases.add(HostileCase.body(field + " is missing", operation, without.encode(), field));
          cases.add(spoiled(operation, good, field, null, "null"));
        }
        cases.add(spoiled(operation, good, field, 12.5, "a fraction"));
        cases.add(spoiled(operation, good, field, true, "a truth value"));
        cases.add(twice(operation, good, field));
      }
      for (String field : OPTIONAL.getOrDefault(operation, List.of())) {
        cases.add(spoiled(operation, good, field, 12.5, "a fraction"));
        cases.add(spoiled(operation, good, field, "words", "a string"));
      }
      cases.add(spoiled(operation, good, "garph", 1, "unknown"));
      cases.add(spoiled(operation, good, "__proto__", new JsonObject(), "unknown"));
      cases.add(HostileCase.body("an array", operation, "[" + text + "]", "body"));
      cases.add(
          HostileCase.body(
              "cut off", operation, text.substring(0, text.length() - 1), "cut off|early"));
      cases.add(HostileCase.body("two values", operation, text + text, "follows"));
    });
    return cases.stream();
  }

  private static HostileCase spoiled(
      String operation,
      JsonObject good,
      String field,
      @org.jspecify.annotations.Nullable Object value,
      String how) {
    return HostileCase.body(
        field + " is " + how, operation, good.copy().put(field, value).encode(), field);
  }

  private static HostileCase twice(String operation, JsonObject good, String field) {
    String again = new JsonObject().put(field, good.getValue(field)).encode();
    String doubled = good.encode().replaceFirst("\\}$", ",") + again.substring(1);
    return HostileCase.body(
        field + " is there twice", operation, doubled, "'" + field + "' is there twice");
  }
}
