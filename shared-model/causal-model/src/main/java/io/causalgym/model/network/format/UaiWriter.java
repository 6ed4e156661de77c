package io.causalgym.model.network.format;

import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import java.util.List;

/// Writes a `BAYES` file of the UAI competitions.
final class UaiWriter {
  private UaiWriter() {}

  static String write(BayesianNetwork network) {
    checkNames(network);
    StringBuilder text = new StringBuilder("BAYES\n").append(network.size()).append('\n');
    for (int variable = 0; variable < network.size(); variable++) {
      text.append(variable == 0 ? "" : " ").append(network.card(variable));
    }
    text.append('\n').append(network.size()).append('\n');
    for (int variable = 0; variable < network.size(); variable++) {
      int[] parents = network.parents(variable);
      text.append(parents.length + 1);
      for (int parent : parents) {
        text.append(' ').append(parent);
      }
      text.append(' ').append(variable).append('\n');
    }
    for (int variable = 0; variable < network.size(); variable++) {
      table(text, network.table(variable), network.card(variable));
    }
    return text.toString();
  }

  private static void table(StringBuilder text, double[] table, int card) {
    text.append('\n').append(table.length).append('\n');
    for (int cell = 0; cell < table.length; cell++) {
      text.append(' ').append(table[cell]);
      text.append(cell % card == card - 1 ? "\n" : "");
    }
  }

  private static void checkNames(BayesianNetwork network) {
    for (int variable = 0; variable < network.size(); variable++) {
      check("x" + variable, network.name(variable));
      List<String> labels = network.states(variable);
      for (int state = 0; state < labels.size(); state++) {
        check(Integer.toString(state), labels.get(state));
      }
    }
  }

  private static void check(String known, String name) {
    if (!name.equals(known)) {
      throw new ModelException(
          "format",
          name,
          "uai has no names, so that '"
              + name
              + "' would come back as '"
              + known
              + "'; number variables and states first, or use another format");
    }
  }
}
