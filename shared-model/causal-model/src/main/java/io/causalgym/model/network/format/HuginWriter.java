package io.causalgym.model.network.format;

import io.causalgym.model.network.BayesianNetwork;

/// Writes Hugin's NET language.
final class HuginWriter {
  private HuginWriter() {}

  /// Whether NET can call a node so: an ASCII letter or underscore, then those and digits.
  static boolean identifier(String name) {
    return !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || c == '_'));
  }

  static String write(BayesianNetwork network) {
    StringBuilder text = new StringBuilder("net\n{\n}\n");
    for (int variable = 0; variable < network.size(); variable++) {
      text.append("node ").append(network.name(variable)).append("\n{\n  states = (");
      for (String label : network.states(variable)) {
        text.append(text.charAt(text.length() - 1) == '(' ? "" : " ");
        text.append(BifWriter.quoted(label));
      }
      text.append(");\n}\n");
    }
    for (int variable = 0; variable < network.size(); variable++) {
      potential(text, network, variable);
    }
    return text.toString();
  }

  private static void potential(StringBuilder text, BayesianNetwork network, int variable) {
    int[] parents = network.parents(variable);
    text.append("potential ( ").append(network.name(variable));
    for (int axis = 0; axis < parents.length; axis++) {
      text.append(axis == 0 ? " | " : " ").append(network.name(parents[axis]));
    }
    text.append(" )\n{\n  data = ");
    double[] table = network.table(variable);
    for (int cell = 0; cell < table.length; cell++) {
      text.append("(".repeat(boundaries(network, parents, variable, cell)));
      text.append(table[cell]);
      String closing = ")".repeat(boundaries(network, parents, variable, cell + 1));
      text.append(closing.isEmpty() ? " " : closing + "\n    ");
    }
    text.setLength(text.length() - "\n    ".length());
    text.append(";\n}\n");
  }

  /// How many nested groups of numbers start, and end, at this cell.
  private static int boundaries(BayesianNetwork network, int[] parents, int variable, int cell) {
    int boundaries = 0;
    int size = network.card(variable);
    for (int axis = parents.length; axis >= 0 && cell % size == 0; axis--) {
      boundaries++;
      size *= axis > 0 ? network.card(parents[axis - 1]) : 1;
    }
    return boundaries;
  }
}
