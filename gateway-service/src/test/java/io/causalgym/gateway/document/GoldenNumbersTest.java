package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.gateway.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The example that everybody reads first has the right numbers: its formula, evaluated on its
/// distribution, gives its answer, and the numbers are those of Pearl's book (Causality, 2009,
/// section 3.4.3: 0.4525 for smokers, 0.4975 for others).
class GoldenNumbersTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void theFormulaOfTheExampleGivesItsNumbers() throws Exception {
    JsonNode request = MAPPER.readTree(Golden.request("do").getBytes());
    JsonNode answer = MAPPER.readTree(Golden.answer("do").getBytes());
    JsonNode expression = answer.at("/estimand/expression");
    Joint joint = new Joint(request.path("distribution"));

    int cell = 0;
    for (int smoking = 0; smoking < 2; smoking++) {
      for (int cancer = 0; cancer < 2; cancer++) {
        double effect =
            joint.value(expression, Map.of("smoking", smoking, "cancer", cancer, "tar", 0));
        assertThat(answer.at("/distribution/p").path(cell++).asDouble())
            .isCloseTo(effect, within(1e-12));
      }
    }
    assertThat(answer.at("/distribution/p").path(1).asDouble()).isCloseTo(0.4975, within(1e-12));
    assertThat(answer.at("/distribution/p").path(3).asDouble()).isCloseTo(0.4525, within(1e-12));
  }

  /// A table of binary variables.
  private static final class Joint {
    private final List<String> names = new ArrayList<>();
    private final JsonNode cells;

    Joint(JsonNode table) {
      table.path("vars").forEach(name -> names.add(name.asText()));
      cells = table.path("p");
    }

    double value(JsonNode expression, Map<String, Integer> values) {
      return switch (expression.path("op").asText()) {
        case "p" -> conditional(expression, values);
        case "product" -> {
          double product = 1;
          for (JsonNode factor : expression.path("factors")) {
            product *= value(factor, values);
          }
          yield product;
        }
        case "sum" -> sum(expression, 0, new LinkedHashMap<>(values));
        default -> throw new IllegalArgumentException(expression.toString());
      };
    }

    private double sum(JsonNode expression, int place, Map<String, Integer> values) {
      if (place == expression.path("over").size()) {
        return value(expression.path("of"), values);
      }
      double sum = 0;
      for (int state = 0; state < 2; state++) {
        Map<String, Integer> more = new LinkedHashMap<>(values);
        more.put(expression.path("over").path(place).asText(), state);
        sum += sum(expression, place + 1, more);
      }
      return sum;
    }

    private double conditional(JsonNode p, Map<String, Integer> values) {
      List<String> given = new ArrayList<>();
      p.path("given").forEach(name -> given.add(name.asText()));
      List<String> all = new ArrayList<>(given);
      p.path("of").forEach(name -> all.add(name.asText()));
      return marginal(all, values) / marginal(given, values);
    }

    private double marginal(List<String> of, Map<String, Integer> values) {
      double sum = 0;
      for (int cell = 0; cell < cells.size(); cell++) {
        boolean fits = true;
        for (String name : of) {
          int shift = names.size() - 1 - names.indexOf(name);
          fits &= (cell >> shift & 1) == values.getOrDefault(name, -1);
        }
        sum += fits ? cells.path(cell).asDouble() : 0;
      }
      return sum;
    }
  }
}
