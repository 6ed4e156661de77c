package io.causalgym.model.scm;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// An immutable structural causal model: independent noises with their probabilities, and for each
/// variable a table that gives its state from the states of its parents and noises. A noise of
/// several variables is a latent common cause of them.
///
/// Variables and noises are indices, each from 0 in the order of declaration. The table of a
/// variable is row-major over its parents and then its noises, in their orders.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, definition 7.1.1 (pearl2009causality).
public final class DiscreteScm {
  private final String[] noiseNames;
  private final double[][] noises;
  private final String[] names;
  private final Map<String, Integer> index;
  private final List<List<String>> states;
  private final int[][] parents;
  private final int[][] noisesOf;
  private final int[][] tables;
  private final int[] topologicalOrder;

  DiscreteScm(ScmBuilder.Checked parts) {
    this.noiseNames = parts.noiseNames;
    this.noises = parts.noises;
    this.names = parts.names;
    this.index = parts.index;
    this.states = parts.states;
    this.parents = parts.parents;
    this.noisesOf = parts.noisesOf;
    this.tables = parts.tables;
    this.topologicalOrder = parts.topologicalOrder;
  }

  /// Starts a model; see {@link ScmBuilder}.
  public static ScmBuilder builder() {
    return new ScmBuilder();
  }

  /// The number of variables.
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

  /// The number of states.
  public int card(int variable) {
    return states.get(variable).size();
  }

  /// The labels of the states, `0`, `1`, ... unless others were given.
  public List<String> states(int variable) {
    return states.get(variable);
  }

  /// A copy of the parents, in the order of the table's axes.
  public int[] parents(int variable) {
    return parents[variable].clone();
  }

  /// A copy of the noises of `variable`, in the order of the table's axes after the parents.
  public int[] noisesOf(int variable) {
    return noisesOf[variable].clone();
  }

  /// A copy of the table: states of `variable`, row-major over parents and then noises.
  public int[] table(int variable) {
    return tables[variable].clone();
  }

  /// The number of noises.
  public int noiseCount() {
    return noises.length;
  }

  public String noiseName(int noise) {
    return noiseNames[noise];
  }

  /// A copy of the probabilities of a noise's states.
  public double[] noise(int noise) {
    return noises[noise].clone();
  }

  /// The number of joint states of all noises, saturating at `Double.MAX_VALUE`.
  public double worlds() {
    double worlds = 1;
    for (double[] noise : noises) {
      worlds *= noise.length;
    }
    return worlds;
  }

  /// The variables so that parents come before children.
  public int[] topologicalOrder() {
    return topologicalOrder.clone();
  }

  /// The causal graph over the variables: `->` from parents, `<->` between variables that share a
  /// noise.
  public MixedGraph graph() {
    GraphBuilder graph = MixedGraph.builder();
    for (int child = 0; child < names.length; child++) {
      graph.node(names[child]);
      for (int parent : parents[child]) {
        graph.edge(names[parent], names[child], EdgeKind.DIRECTED);
      }
    }
    for (int a = 0; a < names.length; a++) {
      for (int b = a + 1; b < names.length; b++) {
        if (shareNoise(a, b)) {
          graph.edge(names[a], names[b], EdgeKind.BIDIRECTED);
        }
      }
    }
    return graph.build();
  }

  private boolean shareNoise(int a, int b) {
    return Arrays.stream(noisesOf[a])
        .anyMatch(noise -> Arrays.stream(noisesOf[b]).anyMatch(other -> other == noise));
  }

  /// The same model as a Bayesian network over noises and variables: first the noises, as roots,
  /// then the variables with tables of zeros and ones. Noises keep their names, with `'` added
  /// until they differ from every variable.
  public BayesianNetwork network() {
    NetworkBuilder builder = BayesianNetwork.builder();
    Set<String> taken = new HashSet<>(index.keySet());
    String[] unique = new String[noises.length];
    for (int noise = 0; noise < noises.length; noise++) {
      String name = noiseNames[noise];
      while (!taken.add(name)) {
        name += "'";
      }
      unique[noise] = name;
      builder.variable(name, labels(noises[noise].length));
      builder.table(name, List.of(), noises[noise]);
    }
    for (int variable = 0; variable < names.length; variable++) {
      builder.variable(names[variable], states.get(variable));
      List<String> causes =
          IntStream.concat(
                  Arrays.stream(parents[variable]),
                  Arrays.stream(noisesOf[variable]).map(noise -> -1 - noise))
              .mapToObj(cause -> cause >= 0 ? names[cause] : unique[-1 - cause])
              .toList();
      builder.table(names[variable], causes, pointMasses(variable));
    }
    return builder.build();
  }

  private double[] pointMasses(int variable) {
    int card = card(variable);
    double[] masses = new double[tables[variable].length * card];
    for (int row = 0; row < tables[variable].length; row++) {
      masses[row * card + tables[variable][row]] = 1;
    }
    return masses;
  }

  static List<String> labels(int card) {
    return IntStream.range(0, card).mapToObj(Integer::toString).toList();
  }

  @Override
  public String toString() {
    return "SCM of " + names.length + " variables and " + noises.length + " noises";
  }
}
