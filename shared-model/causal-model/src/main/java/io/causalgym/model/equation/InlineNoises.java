package io.causalgym.model.equation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which noises can be written as terms of formulas: those that reading the text would give the
/// names they have.
final class InlineNoises {
  private final EquationModel model;
  private final List<List<String>> mentions = new ArrayList<>();

  private InlineNoises(EquationModel model) {
    this.model = model;
    for (int variable = 0; variable < model.size(); variable++) {
      List<String> mentioned = new ArrayList<>();
      new Formulas(name -> mention(name, mentioned)).write(model.equation(variable));
      mentions.add(mentioned);
    }
  }

  private String mention(String name, List<String> mentioned) {
    if (model.findNoise(name) >= 0) {
      mentioned.add(name);
    }
    return name;
  }

  /// By name of such a noise: its term.
  static Map<String, String> of(EquationModel model) {
    InlineNoises found = new InlineNoises(model);
    Map<String, String> terms = new HashMap<>();
    for (int variable = 0; variable < model.size(); variable++) {
      for (String name : found.unnamed(variable)) {
        terms.put(name, DistributionSyntax.text(model.noise(model.findNoise(name))));
      }
    }
    return terms;
  }

  /// All or none of an equation: left-out terms would shift the numbers of the others.
  private List<String> unnamed(int variable) {
    String prefix = model.name(variable) + ".noise";
    List<String> own =
        mentions.get(variable).stream().filter(name -> name.startsWith(prefix)).toList();
    boolean readable =
        IntStream.range(0, own.size())
            .allMatch(at ->
                own.get(at).equals(prefix + (at + 1))
                    && model.uses(model.findNoise(own.get(at))) == 1);
    return readable ? own : List.of();
  }
}
