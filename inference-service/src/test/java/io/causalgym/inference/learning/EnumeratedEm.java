package io.causalgym.inference.learning;

import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;

/// EM by its definition: each row is completed in every possible way, each completion weighted by
/// its probability under the joint distribution.
final class EnumeratedEm {
  private final MixedGraph dag;
  private final DiscreteColumns data;
  private final int[] cards;
  private final int[][] parents;

  EnumeratedEm(MixedGraph dag, DiscreteColumns data) {
    this.dag = dag;
    this.data = data;
    this.cards = new int[dag.size()];
    this.parents = new int[dag.size()][];
    for (int node = 0; node < cards.length; node++) {
      cards[node] = data.card(data.find(dag.name(node)));
      parents[node] = dag.parents().of(node).toArray();
    }
  }

  /// One iteration; answers the log-likelihood before it.
  double iterate(double[][] tables, double pseudo) {
    double[][] counts = new double[cards.length][];
    for (int node = 0; node < cards.length; node++) {
      counts[node] = new double[tables[node].length];
    }
    double likelihood = 0;
    for (int row = 0; row < data.rows(); row++) {
      double total = complete(row, tables, counts, 0);
      complete(row, tables, counts, 1 / total);
      likelihood += Math.log(total);
    }
    for (int node = 0; node < cards.length; node++) {
      for (int start = 0; start < counts[node].length; start += cards[node]) {
        double sum = 0;
        for (int cell = start; cell < start + cards[node]; cell++) {
          sum += counts[node][cell] + pseudo;
        }
        for (int cell = start; cell < start + cards[node] && sum > 0; cell++) {
          tables[node][cell] = (counts[node][cell] + pseudo) / sum;
        }
      }
    }
    return likelihood;
  }

  double logLikelihood(double[][] tables) {
    double likelihood = 0;
    for (int row = 0; row < data.rows(); row++) {
      likelihood += Math.log(complete(row, tables, tables, 0));
    }
    return likelihood;
  }

  /// The sum over all completions of a row; adds each to `counts` with that factor.
  private double complete(int row, double[][] tables, double[][] counts, double factor) {
    int cells = 1;
    for (int card : cards) {
      cells *= card;
    }
    double total = 0;
    int[] states = new int[cards.length];
    for (int cell = 0; cell < cells; cell++) {
      int rest = cell;
      boolean fits = true;
      for (int node = 0; node < cards.length; node++) {
        states[node] = rest % cards[node];
        rest /= cards[node];
        int seen = data.value(data.find(dag.name(node)), row);
        fits &= seen < 0 || seen == states[node];
      }
      double p = fits ? probability(states, tables) : 0;
      total += p;
      for (int node = 0; factor > 0 && p > 0 && node < cards.length; node++) {
        counts[node][cell(node, states)] += factor * p;
      }
    }
    return total;
  }

  private double probability(int[] states, double[][] tables) {
    double p = 1;
    for (int node = 0; node < cards.length; node++) {
      p *= tables[node][cell(node, states)];
    }
    return p;
  }

  private int cell(int node, int[] states) {
    int cell = 0;
    for (int parent : parents[node]) {
      cell = cell * cards[parent] + states[parent];
    }
    return cell * cards[node] + states[node];
  }

  static double[][] tables(BayesianNetwork network) {
    double[][] tables = new double[network.size()][];
    for (int variable = 0; variable < tables.length; variable++) {
      tables[variable] = network.table(variable);
    }
    return tables;
  }
}
