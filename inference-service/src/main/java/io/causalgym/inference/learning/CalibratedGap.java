package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.inference.exact.Calibration;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Impossible;
import io.causalgym.inference.exact.JunctionTree;
import io.causalgym.inference.exact.TooWide;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Sums a gap of many joint states out by a junction tree over its own families only. Variables of
/// the boundary whose family is no part of it become roots; they are always observed, so that their
/// distribution, here uniform, falls out.
final class CalibratedGap implements GapPosterior {
  private final Structure structure;
  private final DiscreteColumns data;
  private final Gap gap;
  private final WeightedRows rows;
  private final Budget budget;
  private final BitSet inside = new BitSet();

  /// Logarithm of the number of joint states of the roots that were added.
  private double rootStates;

  CalibratedGap(
      Structure structure, DiscreteColumns data, Gap gap, WeightedRows rows, Budget budget) {
    this.structure = structure;
    this.data = data;
    this.gap = gap;
    this.rows = rows;
    this.budget = budget;
    gap.families.forEach(family -> inside.set(family.variable));
    for (int variable : gap.boundary) {
      rootStates += inside.get(variable) ? 0 : Math.log(structure.cards[variable]);
    }
  }

  @Override
  public double expect(double[][] logs, double[][] counts, Deadline deadline) throws CostlyGap {
    ExactInference inference = ExactInference.of(local(logs));
    double likelihood = 0;
    for (int group = 0; group < rows.size(); group++) {
      deadline.check();
      Conditions observed = Conditions.observed(boundary(rows.row(group)));
      JunctionTree tree =
          switch (inference.calibrate(observed, budget, deadline)) {
            case Calibration.Calibrated(JunctionTree calibrated) -> calibrated;
            case TooWide reason -> throw new CostlyGap(reason);
            case Impossible impossible ->
                throw new IllegalStateException("EM gave a row the probability 0: " + impossible);
          };
      likelihood += rows.weight(group) * (tree.logEvidence() + rootStates);
      spread(rows.weight(group), tree, counts);
    }
    return likelihood;
  }

  private BayesianNetwork local(double[][] logs) {
    NetworkBuilder builder = BayesianNetwork.builder();
    IntStream.concat(Arrays.stream(gap.missing), Arrays.stream(gap.boundary))
        .forEach(variable -> {
          int card = structure.cards[variable];
          builder.variable(
              structure.names.get(variable),
              IntStream.range(0, card).mapToObj(Integer::toString).toList());
          if (!inside.get(variable)) {
            double[] uniform = new double[card];
            Arrays.fill(uniform, 1.0 / card);
            builder.table(structure.names.get(variable), List.of(), uniform);
          }
        });
    for (Family family : gap.families) {
      builder.table(
          structure.names.get(family.variable),
          structure.parentNames(family),
          Arrays.stream(logs[family.variable]).map(Math::exp).toArray());
    }
    return builder.build();
  }

  private Map<String, Integer> boundary(int row) {
    Map<String, Integer> observed = HashMap.newHashMap(gap.boundary.length);
    for (int variable : gap.boundary) {
      observed.put(structure.names.get(variable), data.value(structure.columns[variable], row));
    }
    return observed;
  }

  private void spread(double weight, JunctionTree tree, double[][] counts) {
    for (Family family : gap.families) {
      Table posterior = tree.family(structure.names.get(family.variable));
      double[] own = counts[family.variable];
      for (int cell = 0; cell < own.length; cell++) {
        own[cell] += weight * posterior.value(cell);
      }
    }
  }
}
