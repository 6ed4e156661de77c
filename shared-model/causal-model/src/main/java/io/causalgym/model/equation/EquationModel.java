package io.causalgym.model.equation;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.numeric.distribution.Distribution;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An immutable structural causal model in formulas: each variable is a function of its parents and
/// of independent noises, and each noise has a distribution with constant parameters.
///
/// Variables and noises are indices, each from 0 in the order of declaration. A latent variable is
/// one that is not measured; a noise of several variables is a latent common cause of them.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, definition 7.1.1 (pearl2009causality).
public final class EquationModel {
  private final String[] names;
  private final Map<String, Integer> index;
  private final Expression[] equations;
  private final Set<String> latent;
  private final Map<String, List<String>> states;
  private final String[] noiseNames;
  private final Map<String, Integer> noiseIndex;
  private final Distribution[] noises;
  private final int[][] parents;
  private final int[][] noisesOf;
  private final int[] topologicalOrder;
  private final int[] uses;
  private final Program program;

  EquationModel(EquationModelBuilder.Checked parts) {
    this.names = parts.names;
    this.index = parts.index;
    this.equations = parts.equations;
    this.latent = parts.latent;
    this.states = parts.states;
    this.noiseNames = parts.noiseNames;
    this.noiseIndex = parts.noiseIndex;
    this.noises = parts.noises;
    this.parents = parts.parents;
    this.noisesOf = parts.noisesOf;
    this.topologicalOrder = parts.topologicalOrder;
    this.uses = new int[noises.length];
    for (Expression equation : equations) {
      countUses(equation);
    }
    this.program = Program.of(this);
  }

  private void countUses(Expression expression) {
    switch (expression) {
      case Expression.Constant _ -> {}
      case Expression.Reference(String name) -> {
        int noise = findNoise(name);
        if (noise >= 0) {
          uses[noise]++;
        }
      }
      case Expression.Call call -> {
        for (Expression argument : call.arguments()) {
          countUses(argument);
        }
      }
    }
  }

  Program program() {
    return program;
  }

  /// How often a noise occurs in the equations.
  int uses(int noise) {
    return uses[noise];
  }

  /// Starts a model in memory; see {@link EquationText} for one from a text.
  public static EquationModelBuilder builder() {
    return new EquationModelBuilder();
  }

  /// The number of variables, latent ones included.
  public int size() {
    return names.length;
  }

  public String name(int variable) {
    return names[variable];
  }

  /// The names of the variables in the order of the indices.
  public List<String> names() {
    return List.of(names);
  }

  /// The variable called `name`, or -1.
  public int find(String name) {
    return index.getOrDefault(name, -1);
  }

  /// The variable called `name`.
  ///
  /// @throws ModelException if there is none
  public int variable(String name) {
    int variable = find(name);
    if (variable < 0) {
      throw new ModelException(
          "equations", name, "the model has no variable '" + name + "'; use one of its names");
    }
    return variable;
  }

  /// Whether it is not measured.
  public boolean latent(int variable) {
    return latent.contains(names[variable]);
  }

  /// What the values `0, 1, ...` are called; empty where nothing was said.
  public List<String> states(int variable) {
    return states.getOrDefault(names[variable], List.of());
  }

  public Expression equation(int variable) {
    return equations[variable];
  }

  /// A copy of the parents, in the order of their first mention.
  public int[] parents(int variable) {
    return parents[variable].clone();
  }

  /// A copy of the noises of `variable`, in the order of their first mention.
  public int[] noisesOf(int variable) {
    return noisesOf[variable].clone();
  }

  /// The number of noises.
  public int noiseCount() {
    return noises.length;
  }

  /// The name: as declared, or `Y.noise1` for the first noise term in the equation of `Y`.
  public String noiseName(int noise) {
    return noiseNames[noise];
  }

  /// The noise called `name`, or -1.
  public int findNoise(String name) {
    return noiseIndex.getOrDefault(name, -1);
  }

  public Distribution noise(int noise) {
    return noises[noise];
  }

  /// The variables so that parents come before children.
  public int[] topologicalOrder() {
    return topologicalOrder.clone();
  }

  /// Computes blocks of rows; one for each thread.
  ///
  /// @param rows of a block at most; 256 to 1024 keep the columns in the nearest cache
  public Evaluator evaluator(int rows) {
    return new Evaluator(this, program, rows);
  }

  /// How a noise follows from an observed value of a variable, if it does: see {@link
  /// NoiseInversion}. One for each thread.
  ///
  /// @param rows of a block at most
  public Optional<NoiseInversion> inversion(int variable, int rows) {
    return NoiseInversion.of(this, variable, rows);
  }

  /// The model after interventions, in the order given: the noises keep their indices, new ones
  /// follow them.
  ///
  /// @throws ModelException if a variable is unknown or a formula is not possible
  public EquationModel intervened(List<Intervention> interventions) {
    EquationModel model = this;
    for (Intervention intervention : interventions) {
      model = Intervened.of(model, intervention);
    }
    return model;
  }

  /// The same model as a discrete one, if it is one: see {@link DiscreteForm}.
  public ExactForm<DiscreteScm> asDiscrete() {
    return DiscreteForm.of(this);
  }

  /// The same model as a linear Gaussian one, if it is one: see {@link LinearForm}.
  public ExactForm<LinearModel> asLinear() {
    return LinearForm.of(this);
  }

  /// The causal graph: `->` from parents, `<->` between variables that share a noise; latent
  /// variables are latent nodes.
  public MixedGraph graph() {
    GraphBuilder graph = MixedGraph.builder();
    List<List<Integer>> usersOf = new ArrayList<>();
    for (int noise = 0; noise < noises.length; noise++) {
      usersOf.add(new ArrayList<>());
    }
    for (int child = 0; child < names.length; child++) {
      if (latent(child)) {
        graph.latent(names[child]);
      } else {
        graph.node(names[child]);
      }
      for (int parent : parents[child]) {
        graph.edge(names[parent], names[child], EdgeKind.DIRECTED);
      }
      for (int noise : noisesOf[child]) {
        usersOf.get(noise).add(child);
      }
    }
    BitSet joined = new BitSet();
    for (List<Integer> users : usersOf) {
      for (int at = 0; at < users.size(); at++) {
        for (int other = 0; other < at; other++) {
          int pair = users.get(other) * names.length + users.get(at);
          if (!joined.get(pair)) {
            joined.set(pair);
            graph.edge(names[users.get(other)], names[users.get(at)], EdgeKind.BIDIRECTED);
          }
        }
      }
    }
    return graph.build();
  }

  @Override
  public String toString() {
    return "equations of " + names.length + " variables and " + noises.length + " noises";
  }
}
