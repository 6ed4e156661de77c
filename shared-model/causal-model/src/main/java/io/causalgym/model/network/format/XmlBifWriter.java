package io.causalgym.model.network.format;

import io.causalgym.graph.text.SafeXml;
import io.causalgym.model.network.BayesianNetwork;

/// Writes XMLBIF 0.3.
final class XmlBifWriter {
  private XmlBifWriter() {}

  /// Whether XML has all the characters, and neither a blank at an end nor a line end is taken for
  /// layout.
  static boolean carries(String name) {
    return name.equals(name.strip())
        && name.codePoints().allMatch(c -> c != '\r' && SafeXml.character(c));
  }

  static String write(BayesianNetwork network) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n<BIF VERSION=\"0.3\">\n");
    text.append("<NETWORK>\n<NAME>unknown</NAME>\n");
    for (int variable = 0; variable < network.size(); variable++) {
      text.append("<VARIABLE TYPE=\"nature\">\n");
      element(text, "NAME", network.name(variable));
      for (String label : network.states(variable)) {
        element(text, "OUTCOME", label);
      }
      text.append("</VARIABLE>\n");
    }
    for (int variable = 0; variable < network.size(); variable++) {
      definition(text, network, variable);
    }
    return text.append("</NETWORK>\n</BIF>\n").toString();
  }

  private static void definition(StringBuilder text, BayesianNetwork network, int variable) {
    text.append("<DEFINITION>\n");
    element(text, "FOR", network.name(variable));
    for (int parent : network.parents(variable)) {
      element(text, "GIVEN", network.name(parent));
    }
    text.append("  <TABLE>");
    double[] table = network.table(variable);
    for (int cell = 0; cell < table.length; cell++) {
      text.append(cell == 0 ? "" : cell % network.card(variable) == 0 ? "\n    " : " ");
      text.append(table[cell]);
    }
    text.append("</TABLE>\n</DEFINITION>\n");
  }

  private static void element(StringBuilder text, String tag, String content) {
    text.append("  <").append(tag).append('>');
    text.append(content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    text.append("</").append(tag).append(">\n");
  }
}
