package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.model.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A calibrated junction tree (Lauritzen and Spiegelhalter 1988, lauritzen1988local): every
/// posterior under the same conditions. A network in several parts makes a forest. Immutable, for
/// any number of threads.
public final class JunctionTree {
  private final ExactInference inference;
  private final Grounding grounding;
  private final Conditions conditions;
  private final CliqueTree tree;
  private final double[][] beliefs;
  private final double logEvidence;

  JunctionTree(
      ExactInference inference,
      Grounding grounding,
      Conditions conditions,
      Propagation calibrated) {
    this.inference = inference;
    this.grounding = grounding;
    this.conditions = conditions;
    this.tree = calibrated.tree;
    this.beliefs = calibrated.beliefs;
    this.logEvidence = grounding.observing() ? calibrated.logEvidence() : 0;
  }

  /// Natural logarithm of P(evidence | do).
  public double logEvidence() {
    return logEvidence;
  }

  /// P(variable | do, evidence), from the smallest clique that has it.
  ///
  /// @throws io.causalgym.model.ModelException if there is no such variable
  public Table marginal(String variable) {
    return withinClique(List.of(variable), grounding.query(List.of(variable)));
  }

  /// P(variable | do, evidence) for each variable of the network.
  public SequencedMap<String, Table> marginals() {
    LinkedHashMap<String, Table> marginals = new LinkedHashMap<>();
    for (String name : grounding.network.source.names()) {
      marginals.put(name, marginal(name));
    }
    return marginals;
  }

  /// P(parents, variable | do, evidence), the parents of its mechanism first; of a variable that is
  /// set only itself.
  ///
  /// @throws io.causalgym.model.ModelException if there is no such variable
  public Table family(String variable) {
    int asked = grounding.query(List.of(variable))[0];
    int[] family = grounding.cut.get(asked) ? new int[] {asked} : grounding.network.families[asked];
    List<String> names = Arrays.stream(family).mapToObj(grounding.network.source::name).toList();
    return withinClique(names, family);
  }

  /// P(variables | do, evidence), from one clique where one has them all, by elimination elsewhere.
  ///
  /// @throws io.causalgym.model.ModelException if a name is unknown or comes twice
  public Posterior joint(List<String> variables, Budget budget, Deadline deadline) {
    int[] asked = grounding.query(variables);
    long answer = Cells.of(asked, grounding.network.cards);
    int[] open = grounding.open(asked);
    if (answer > budget.largestFactor() || (open.length > 0 && home(open) < 0)) {
      return inference.posterior(variables, conditions, budget, deadline);
    }
    return new Posterior.Found(withinClique(variables, asked), logEvidence);
  }

  private Table withinClique(List<String> names, int[] asked) {
    int[] open = grounding.open(asked);
    if (open.length == 0) {
      return grounding.table(names, asked, new double[] {1});
    }
    int clique = home(open);
    int[] cards = grounding.network.cards;
    int[] scope = tree.scopes[clique];
    double[] sums = new double[(int) Cells.of(open, cards)];
    int[] strides = Strides.along(scope, open, Strides.rowMajor(open, cards));
    Kernels.accumulate(beliefs[clique], Strides.alignment(scope, strides, cards), sums);
    return grounding.table(names, asked, normalised(sums));
  }

  /// The smallest clique that has all of these, or -1.
  private int home(int[] variables) {
    for (int clique : tree.homes[variables[0]]) {
      if (Arrays.stream(variables).allMatch(variable -> tree.has(clique, variable))) {
        return clique;
      }
    }
    return -1;
  }

  private static double[] normalised(double[] sums) {
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= total;
    }
    return sums;
  }
}
