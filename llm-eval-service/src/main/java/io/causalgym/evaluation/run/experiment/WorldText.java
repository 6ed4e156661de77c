package io.causalgym.evaluation.run.experiment;

import io.causalgym.contract.ExperimentQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.model.network.BayesianNetwork;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells a world of any discrete states, what was seen and done in it, and what is asked.
///
/// A belief is about the second state of a variable, which for yes-or-no variables is "yes".
public final class WorldText {
  /// Rows of tables that a prompt may have.
  private static final int MOST_ROWS = 1_000;

  private static final int BELIEVED = 1;

  private final BayesianNetwork network;

  /// @throws io.causalgym.contract.ProblemException if the world is too large to be told
  public WorldText(BayesianNetwork network) {
    this.network = network;
    long rows = 0;
    for (int v = 0; v < network.size(); v++) {
      rows += network.table(v).length / network.card(v);
    }
    if (rows > MOST_ROWS) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "the world has "
                  + rows
                  + " rows of probabilities, and a prompt holds "
                  + MOST_ROWS
                  + "; take a smaller one",
              "world",
              rows)
          .exception();
    }
  }

  /// What a belief about a variable is called in a prompt, such as `Rain = yes`.
  ///
  /// @throws io.causalgym.contract.ProblemException if there is no such variable
  public String belief(String variable) {
    int v = variable("beliefs", variable);
    if (network.card(v) <= BELIEVED) {
      throw wrong(
          "beliefs", variable, "'" + variable + "' has one state; there is nothing to believe");
    }
    return variable + "=" + network.states(v).get(BELIEVED);
  }

  /// The whole question after some steps.
  public String prompt(List<ExperimentQuery.Step> steps, List<String> beliefs) {
    List<String> lines = told();
    lines.add("");
    happened(steps, lines);
    lines.add("");
    lines.add(
        "For the case at hand, how probable is each of these now: "
            + beliefs.stream().map(this::belief).collect(Collectors.joining("; "))
            + "?");
    return String.join("\n", lines);
  }

  /// The world by itself, line by line.
  public List<String> told() {
    List<String> lines = new ArrayList<>();
    lines.add("Consider a causal system with these variables and their possible values:");
    for (int v = 0; v < network.size(); v++) {
      lines.add(network.name(v) + ": " + String.join(", ", network.states(v)));
    }
    lines.add("");
    lines.add("Each variable depends directly on its causes only, with these probabilities:");
    for (int v = 0; v < network.size(); v++) {
      rows(v, lines);
    }
    return lines;
  }

  private void rows(int v, List<String> lines) {
    int[] parents = network.parents(v);
    double[] table = network.table(v);
    int card = network.card(v);
    for (int row = 0; row < table.length / card; row++) {
      String given = given(parents, row);
      for (int state = card == 2 ? 1 : 0; state < card; state++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "P(%s=%s%s) = %s",
                network.name(v),
                network.states(v).get(state),
                given.isEmpty() ? "" : " | " + given,
                BigDecimal.valueOf(table[row * card + state]).toPlainString()));
      }
    }
  }

  private String given(int[] parents, int row) {
    int rest = row;
    List<String> given = new ArrayList<>();
    for (int k = parents.length - 1; k >= 0; k--) {
      int card = network.card(parents[k]);
      given.addFirst(network.name(parents[k]) + "=" + network.states(parents[k]).get(rest % card));
      rest /= card;
    }
    return String.join(", ", given);
  }

  private void happened(List<ExperimentQuery.Step> steps, List<String> lines) {
    if (steps.isEmpty()) {
      lines.add("One case is at hand, and nothing is known about it yet.");
      return;
    }
    lines.add(
        "One case is at hand. Everything that was observed about it was observed with all of the"
            + " interventions below in force:");
    IntStream.range(0, steps.size())
        .forEach(step -> lines.add((step + 1) + ". " + sentence(steps.get(step))));
  }

  private String sentence(ExperimentQuery.Step step) {
    if (step.observe() != null) {
      return "It is observed that " + states(step.observe().states()) + ".";
    }
    return "An intervention sets "
        + states(step.intervene() == null ? Map.of() : step.intervene().states())
        + ", whatever the usual causes are.";
  }

  private String states(Map<String, State> states) {
    return states.entrySet().stream()
        .map(set -> set.getKey() + "=" + label(set.getKey(), set.getValue()))
        .collect(Collectors.joining(" and "));
  }

  private String label(String variable, State state) {
    int v = variable("steps", variable);
    List<String> labels = network.states(v);
    String label =
        switch (state) {
          case State.Index(int index) ->
              index < labels.size() ? labels.get(index) : String.valueOf(index);
          case State.Label(String text) -> text;
        };
    if (!labels.contains(label)) {
      throw wrong(
          "steps",
          label,
          "'" + variable + "' has no state '" + label + "'; it has " + String.join(", ", labels));
    }
    return label;
  }

  private int variable(String field, String name) {
    int v = network.find(name);
    if (v < 0) {
      throw wrong(
          field,
          name,
          "the world has no variable '" + name + "'; it has " + String.join(", ", network.names()));
    }
    return v;
  }

  /// The place of the state that beliefs are about.
  public static int believed() {
    return BELIEVED;
  }

  private static RuntimeException wrong(String field, String value, String detail) {
    return Problem.of(ProblemType.INVALID_VALUE, detail, field, value).exception();
  }
}
