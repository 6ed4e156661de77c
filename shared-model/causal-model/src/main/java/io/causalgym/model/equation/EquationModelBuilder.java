package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import io.causalgym.model.ParentOrder;
import io.causalgym.numeric.distribution.Distribution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects noises and equations in any order and builds the model, or says what is wrong with it.
/// Not thread-safe.
public final class EquationModelBuilder {
  private final Map<String, Distribution> noises = new LinkedHashMap<>();
  private final Map<String, Expression> equations = new LinkedHashMap<>();
  private final Set<String> latent = new LinkedHashSet<>();
  private final Map<String, List<String>> states = new LinkedHashMap<>();

  EquationModelBuilder() {}

  /// What a checked model is made of.
  static final class Checked {
    final String[] names;
    final Map<String, Integer> index = new LinkedHashMap<>();
    final Expression[] equations;
    final Set<String> latent;
    final Map<String, List<String>> states;
    final String[] noiseNames;
    final Map<String, Integer> noiseIndex = new LinkedHashMap<>();
    final Distribution[] noises;
    final int[][] parents;
    final int[][] noisesOf;
    int[] topologicalOrder = new int[0];

    private Checked(EquationModelBuilder from) {
      names = from.equations.keySet().toArray(String[]::new);
      equations = from.equations.values().toArray(Expression[]::new);
      latent = Set.copyOf(from.latent);
      states = Map.copyOf(from.states);
      noiseNames = from.noises.keySet().toArray(String[]::new);
      noises = from.noises.values().toArray(Distribution[]::new);
      parents = new int[names.length][];
      noisesOf = new int[names.length][];
      for (int variable = 0; variable < names.length; variable++) {
        index.put(names[variable], variable);
      }
      for (int noise = 0; noise < noises.length; noise++) {
        noiseIndex.put(noiseNames[noise], noise);
      }
    }
  }

  /// Declares an independent noise; used in several equations it is a latent common cause.
  public EquationModelBuilder noise(String name, Distribution distribution) {
    checkNew(name);
    noises.put(name, distribution);
    checkCount("noises", noises.size(), EquationLimits.NOISES);
    return this;
  }

  /// Gives the equation of a variable.
  public EquationModelBuilder equation(String name, Expression expression) {
    checkNew(name);
    equations.put(name, expression);
    checkCount("equations", equations.size(), EquationLimits.EQUATIONS);
    return this;
  }

  /// Gives the equation of a variable that is not measured.
  public EquationModelBuilder latent(String name, Expression expression) {
    latent.add(name);
    return equation(name, expression);
  }

  /// Names the values `0, 1, ...` of a variable, which then has no others.
  public EquationModelBuilder states(String name, List<String> labels) {
    if (labels.size() < 2 || new HashSet<>(labels).size() < labels.size()) {
      throw new ModelException(
          name + ".states", labels.toString(), "'" + name + "' needs distinct states, two or more");
    }
    if (states.putIfAbsent(name, List.copyOf(labels)) != null) {
      throw new ModelException(
          name + ".states", name, "the states of '" + name + "' are there twice; leave one");
    }
    return this;
  }

  boolean defines(String name) {
    return equations.containsKey(name) || noises.containsKey(name);
  }

  /// The model.
  ///
  /// @throws ModelException if a formula refers to what is not there or is too large, or the
  ///   variables make a cycle
  public EquationModel build() {
    if (equations.isEmpty()) {
      throw new ModelException("equations", "", "the model has no equations; give at least one");
    }
    for (String name : states.keySet()) {
      if (!equations.containsKey(name)) {
        throw new ModelException(
            name + ".states", name, "there are states of '" + name + "', which has no equation");
      }
    }
    Checked checked = new Checked(this);
    int left = EquationLimits.NODES;
    for (int variable = 0; variable < checked.names.length; variable++) {
      References found = new References(checked.names[variable], checked.equations[variable], left);
      left -= found.nodes();
      resolve(checked, variable, found.names());
    }
    checked.topologicalOrder = ParentOrder.of(checked.names, checked.parents);
    return new EquationModel(checked);
  }

  private static void resolve(Checked checked, int variable, Set<String> names) {
    List<Integer> parents = new ArrayList<>();
    List<Integer> noises = new ArrayList<>();
    for (String name : names) {
      Integer parent = checked.index.get(name);
      Integer noise = checked.noiseIndex.get(name);
      if (parent != null) {
        parents.add(parent);
      } else if (noise != null) {
        noises.add(noise);
      } else {
        throw new ModelException(
            checked.names[variable],
            name,
            "'"
                + checked.names[variable]
                + "' depends on '"
                + name
                + "', which has no equation; add one");
      }
    }
    checked.parents[variable] = parents.stream().mapToInt(Integer::intValue).toArray();
    checked.noisesOf[variable] = noises.stream().mapToInt(Integer::intValue).toArray();
  }

  private void checkNew(String name) {
    if (name.isBlank() || name.length() > EquationLimits.NAME || name.matches("(?s).*[`\n\r].*")) {
      throw new ModelException(
          "equations",
          name,
          "a name has 1 to " + EquationLimits.NAME + " characters, no backquote and no line end");
    }
    if (defines(name)) {
      throw new ModelException(
          "equations", name, "'" + name + "' is defined twice; leave one of the definitions");
    }
  }

  private static void checkCount(String what, int size, int most) {
    if (size > most) {
      throw new ModelException(
          what,
          Integer.toString(size),
          "the model has more than " + most + " " + what + "; use a smaller model");
    }
  }

  /// A builder with all parts of a model.
  static EquationModelBuilder of(EquationModel model) {
    EquationModelBuilder builder = new EquationModelBuilder();
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      builder.noises.put(model.noiseName(noise), model.noise(noise));
    }
    for (int variable = 0; variable < model.size(); variable++) {
      String name = model.name(variable);
      builder.equations.put(name, model.equation(variable));
      if (model.latent(variable)) {
        builder.latent.add(name);
      }
      if (!model.states(variable).isEmpty()) {
        builder.states.put(name, model.states(variable));
      }
    }
    return builder;
  }

  /// Puts another formula in the place of an equation that is there.
  void replace(String name, Expression expression) {
    equations.put(name, expression);
  }
}
