package io.causalgym.model.network.format;

import io.causalgym.model.network.BayesianNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Writes BIF as the bnlearn repository publishes it: one row a line, names in quotes only where
/// they need them.
final class BifWriter {
  private final BayesianNetwork network;
  private final StringBuilder text = new StringBuilder("network unknown {\n}\n");

  private BifWriter(BayesianNetwork network) {
    this.network = network;
  }

  static String write(BayesianNetwork network) {
    BifWriter writer = new BifWriter(network);
    for (int variable = 0; variable < network.size(); variable++) {
      writer.variable(variable);
    }
    for (int variable = 0; variable < network.size(); variable++) {
      writer.probability(variable);
    }
    return writer.text.toString();
  }

  private void variable(int variable) {
    text.append("variable ").append(name(network.name(variable))).append(" {\n  type discrete [ ");
    text.append(network.card(variable)).append(" ] { ");
    text.append(listed(network.states(variable))).append(" };\n}\n");
  }

  private void probability(int variable) {
    int[] parents = network.parents(variable);
    double[] table = network.table(variable);
    int card = network.card(variable);
    text.append("probability ( ").append(name(network.name(variable)));
    if (parents.length > 0) {
      text.append(" | ");
      text.append(listed(Arrays.stream(parents).mapToObj(network::name).toList()));
    }
    text.append(" ) {\n");
    int[] states = new int[parents.length];
    for (int start = 0; start < table.length; start += card) {
      text.append("  ").append(parents.length == 0 ? "table" : states(parents, states));
      for (int cell = start; cell < start + card; cell++) {
        text.append(cell == start ? " " : ", ").append(table[cell]);
      }
      text.append(";\n");
      advance(parents, states);
    }
    text.append("}\n");
  }

  private String states(int[] parents, int[] states) {
    StringBuilder row = new StringBuilder("(");
    for (int axis = 0; axis < parents.length; axis++) {
      row.append(axis == 0 ? "" : ", ");
      row.append(name(network.states(parents[axis]).get(states[axis])));
    }
    return row.append(')').toString();
  }

  private void advance(int[] parents, int[] states) {
    for (int axis = parents.length - 1; axis >= 0; axis--) {
      if (++states[axis] < network.card(parents[axis])) {
        return;
      }
      states[axis] = 0;
    }
  }

  private static String listed(List<String> names) {
    return names.stream().map(BifWriter::name).collect(Collectors.joining(", "));
  }

  private static String name(String name) {
    return name.chars().allMatch(BifWriter::bare) ? name : quoted(name);
  }

  /// Less than the reader takes, so that other readers take it too.
  private static boolean bare(int c) {
    return c < 0x7F && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
  }

  static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
