package io.causalgym.evaluation.question.prose;

import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Whole units, counted by the states of observed binary variables: what a table of data shows, and
/// what its truths are computed from, so that no digit is hidden.
public final class Tally {
  private final List<String> variables;
  private final int[] counts;

  private Tally(List<String> variables, int[] counts) {
    this.variables = variables;
    this.counts = counts;
  }

  /// Units in proportion to the distribution of the observed variables; every cell has one at
  /// least, so that every condition is met by someone.
  ///
  /// @param observed in an order in which causes come first
  /// @param units in all, at least one for each cell; what rounding leaves or lacks is made up unit
  ///   by unit by the largest cells
  public static Tally of(BayesianNetwork network, List<String> observed, int units) {
    double[] p = marginal(network, observed);
    if (units < p.length) {
      throw new IllegalArgumentException(
          units + " units are too few for " + p.length + " cells; take more");
    }
    int[] counts = new int[p.length];
    int left = units;
    for (int cell = 0; cell < p.length; cell++) {
      counts[cell] = (int) Math.max(1, Math.round(p[cell] * units));
      left -= counts[cell];
    }
    for (; left != 0; left -= Integer.signum(left)) {
      counts[largest(counts)] += Integer.signum(left);
    }
    return new Tally(List.copyOf(observed), counts);
  }

  private static int largest(int[] counts) {
    int largest = 0;
    for (int cell = 1; cell < counts.length; cell++) {
      largest = counts[cell] > counts[largest] ? cell : largest;
    }
    return largest;
  }

  private static double[] marginal(BayesianNetwork network, List<String> observed) {
    double[] joint = new NetworkEnumeration(network).joint(Map.of());
    int n = network.size();
    double[] p = new double[1 << observed.size()];
    for (int cell = 0; cell < joint.length; cell++) {
      int at = 0;
      for (String name : observed) {
        at = at << 1 | cell >> n - 1 - network.variable(name) & 1;
      }
      p[at] += joint[cell];
    }
    return p;
  }

  public List<String> variables() {
    return variables;
  }

  public int cells() {
    return counts.length;
  }

  /// The state of a variable in a cell.
  public int state(int cell, int variable) {
    return cell >> variables.size() - 1 - variable & 1;
  }

  public int count(int cell) {
    return counts[cell];
  }

  public int units() {
    return IntStream.of(counts).sum();
  }

  /// The distribution of the counts as a network in which every variable depends on all before it:
  /// its probabilities are ratios of counts.
  public BayesianNetwork network() {
    NetworkBuilder builder = BayesianNetwork.builder();
    variables.forEach(name -> builder.variable(name, List.of("0", "1")));
    for (int v = 0; v < variables.size(); v++) {
      List<String> parents = new ArrayList<>(variables.subList(0, v));
      builder.table(variables.get(v), parents, table(v));
    }
    return builder.build();
  }

  private double[] table(int variable) {
    double[] table = new double[2 << variable];
    int shift = variables.size() - 1 - variable;
    for (int cell = 0; cell < counts.length; cell++) {
      table[cell >> shift] += counts[cell];
    }
    for (int row = 0; row < table.length; row += 2) {
      double all = table[row] + table[row + 1];
      table[row + 1] /= all;
      table[row] = 1 - table[row + 1];
    }
    return table;
  }
}
