package io.causalgym.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/// Evaluates an estimand's expression over binary variables, slowly and as the interface's
/// description defines each operator.
final class Formula {
  /// The probability that the named variables have these values.
  interface Joint {
    double of(Map<String, Integer> values);
  }

  private final JsonObject definitions;
  private final Joint joint;

  Formula(JsonObject estimand, Joint joint) {
    this.definitions = estimand.getJsonObject("definitions", new JsonObject());
    this.joint = joint;
  }

  double value(JsonObject expression, Map<String, Integer> values) {
    return switch (expression.getString("op")) {
      case "one" -> 1;
      case "p" -> probability(expression, values);
      case "sum" -> sum(expression, 0, values);
      case "product" ->
          expression.getJsonArray("factors").stream()
              .mapToDouble(factor -> value((JsonObject) factor, values))
              .reduce(1, (a, b) -> a * b);
      case "quotient" ->
          value(expression.getJsonObject("numerator"), values)
              / value(expression.getJsonObject("denominator"), values);
      case "ref" -> value(definitions.getJsonObject(expression.getString("id")), values);
      default -> throw new AssertionError("an operator that nobody described: " + expression);
    };
  }

  private double probability(JsonObject term, Map<String, Integer> values) {
    Map<String, Integer> given = new HashMap<>();
    for (Object name : term.getJsonArray("given", new JsonArray())) {
      given.put((String) name, values.getOrDefault((String) name, 0));
    }
    Map<String, Integer> all = new HashMap<>(given);
    for (Object name : term.getJsonArray("of")) {
      all.put((String) name, values.getOrDefault((String) name, 0));
    }
    return joint.of(all) / joint.of(given);
  }

  private double sum(JsonObject term, int position, Map<String, Integer> values) {
    JsonArray over = term.getJsonArray("over");
    if (position == over.size()) {
      return value(term.getJsonObject("of"), values);
    }
    double sum = 0;
    for (int state = 0; state < 2; state++) {
      Map<String, Integer> bound = new HashMap<>(values);
      bound.put(over.getString(position), state);
      sum += sum(term, position + 1, bound);
    }
    return sum;
  }
}
