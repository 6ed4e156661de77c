package io.causalgym.evaluation.question.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Reads the mechanisms back from the text of the prompt, and answers from that alone.
class PublishedMechanismsTest {
  private final Map<String, String> formulas = new LinkedHashMap<>();
  private final Map<String, Double> noises = new LinkedHashMap<>();
  private List<String> tokens = new ArrayList<>();

  @Test
  void theTextAloneLeadsToTheTruth() {
    int read = 0;
    for (long seed = 0; seed < 300; seed++) {
      Occasion occasion = Occasions.of(seed, Skin.LETTERS, 1);
      Draft draft = new CounterfactualAuthor().write(occasion).getFirst();
      if (draft.information() == InformationMode.MECHANISMS) {
        assertThat(answer(draft, occasion))
            .as(draft.text())
            .isCloseTo(
                ((Answer.Value) ((Truth.Exact) draft.truth()).answer()).value(), within(1e-12));
        read++;
      }
    }
    assertThat(read).isGreaterThan(150);
  }

  private double answer(Draft draft, Occasion occasion) {
    read(draft.text());
    Check.Counterfactual check = (Check.Counterfactual) draft.checks().getFirst();
    Vocabulary words =
        Lexicon.vocabulary(Skin.LETTERS, topological(check), occasion.wordSeed() ^ occasion.seed());
    String x = words.name("X");
    String y = words.name("Y");
    double part = 0;
    double whole = 0;
    List<String> names = List.copyOf(noises.keySet());
    for (int state = 0; state < 1 << names.size(); state++) {
      Map<String, Boolean> noise = new HashMap<>();
      double p = 1;
      for (int n = 0; n < names.size(); n++) {
        boolean on = (state >> n & 1) == 1;
        noise.put(names.get(n), on);
        p *= on ? known(noises, names.get(n)) : 1 - known(noises, names.get(n));
      }
      Map<String, Boolean> fact = world(noise, Map.of());
      Map<String, Boolean> on = world(noise, Map.of(x, true));
      Map<String, Boolean> off = world(noise, Map.of(x, false));
      if (draft.part().equals("both")) {
        whole += p;
        part += known(on, y) && !known(off, y) ? p : 0;
        continue;
      }
      boolean known =
          check.evidence().entrySet().stream()
              .allMatch(seen -> known(fact, words.name(seen.getKey())) == (seen.getValue() == 1));
      boolean set = known(check.intervention(), "X") == 1;
      whole += known ? p : 0;
      part += known && known(set ? on : off, y) == (check.state() == 1) ? p : 0;
    }
    return part / whole;
  }

  /// Words are drawn for variables in a topological order, which the model keeps.
  private static List<String> topological(Check.Counterfactual check) {
    return check.model().names();
  }

  private static <T> T known(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key));
  }

  private void read(String text) {
    formulas.clear();
    noises.clear();
    for (String line : text.lines().toList()) {
      if (line.contains(" := ")) {
        String[] sides = line.split(" := ", 2);
        formulas.put(sides[0], sides[1]);
      } else if (line.startsWith("P(n")) {
        noises.put(
            line.substring(2, line.indexOf('=')),
            Double.parseDouble(line.substring(line.indexOf(") = ") + 4)));
      }
    }
  }

  private Map<String, Boolean> world(Map<String, Boolean> noise, Map<String, Boolean> set) {
    Map<String, Boolean> values = new HashMap<>(noise);
    while (values.size() < noise.size() + formulas.size()) {
      formulas.forEach((name, formula) -> {
        if (set.containsKey(name)) {
          values.put(name, known(set, name));
        } else if (tokens(formula).stream()
            .filter(token -> token.matches("[A-Z]|n[0-9]+"))
            .allMatch(values::containsKey)) {
          tokens = tokens(formula);
          values.put(name, expression(values));
        }
      });
    }
    return values;
  }

  private static List<String> tokens(String formula) {
    return new ArrayList<>(List.of(formula.replace("(", "( ").replace(")", " )").split(" ", -1)));
  }

  private boolean expression(Map<String, Boolean> values) {
    if (tokens.getFirst().equals("not")) {
      tokens.removeFirst();
      return !operand(values);
    }
    if (tokens.getFirst().equals("exactly")) {
      tokens = tokens.subList(3, tokens.size());
      boolean a = operand(values);
      tokens.removeFirst();
      return a ^ operand(values);
    }
    boolean a = operand(values);
    if (tokens.isEmpty() || tokens.getFirst().equals(")")) {
      return a;
    }
    boolean and = tokens.removeFirst().equals("and");
    boolean b = operand(values);
    return and ? a && b : a || b;
  }

  private boolean operand(Map<String, Boolean> values) {
    String token = tokens.removeFirst();
    if (!token.equals("(")) {
      return known(values, token);
    }
    boolean value = expression(values);
    tokens.removeFirst();
    return value;
  }
}
