package io.causalgym.model.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads models from text and writes them.
public final class EquationText {
  private EquationText() {}

  /// The model that a text describes; the grammar stands in the description of the package. Linear
  /// in the length of the text.
  ///
  /// @throws EquationTextException where it describes none, with the place
  /// @throws io.causalgym.model.ModelException if the variables make a cycle
  public static EquationModel read(String text) {
    return new StatementParser(text).model();
  }

  /// A text that reads back as the same model: what is written once and unnamed stays so.
  public static String write(EquationModel model) {
    Map<String, String> terms = InlineNoises.of(model);
    List<String> lines = new ArrayList<>();
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      String name = model.noiseName(noise);
      if (!terms.containsKey(name)) {
        String term = DistributionSyntax.text(model.noise(noise));
        lines.add("noise " + Syntax.quoted(name) + " = " + term);
      }
    }
    Formulas formulas = new Formulas(name -> terms.getOrDefault(name, Syntax.quoted(name)));
    for (int variable = 0; variable < model.size(); variable++) {
      String name = Syntax.quoted(model.name(variable));
      if (!model.states(variable).isEmpty()) {
        List<String> labels = model.states(variable).stream().map(Syntax::quoted).toList();
        lines.add("states " + name + " = {" + String.join(", ", labels) + "}");
      }
      lines.add(
          (model.latent(variable) ? "latent " : "")
              + name
              + " = "
              + formulas.write(model.equation(variable)));
    }
    return String.join("\n", lines) + "\n";
  }
}
