package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The counts of every family: those of rows that have all its values are counted once, the others
/// are expected anew under each choice of parameters (the E-step; Lauritzen 1995, section 3,
/// lauritzen1995algorithm).
///
/// A row's missing values fall into {@link Gap}s, which are independent given what is observed. So
/// the likelihood of a row is the product of its complete families and of one sum for each gap, and
/// rows that agree around a gap share that sum.
final class ExpectedCounts {
  // So many rows between two looks at the clock.
  private static final int STRIDE = 1024;

  // Numbers of one gap's tables of offsets at most.
  private static final long MOST_OFFSETS = 1 << 20;

  private final Structure structure;
  private final DiscreteColumns data;
  private final double[][] observed;
  private final List<GapPosterior> gaps = new ArrayList<>();

  private ExpectedCounts(Structure structure, DiscreteColumns data) {
    this.structure = structure;
    this.data = data;
    this.observed = structure.zeros();
  }

  /// @param enumerated joint states of a gap up to which it is summed out by going through them
  static ExpectedCounts of(
      Structure structure,
      DiscreteColumns data,
      Budget budget,
      long enumerated,
      Deadline deadline) {
    ExpectedCounts counts = new ExpectedCounts(structure, data);
    Map<BitSet, List<Gap>> patterns = new HashMap<>();
    Map<BitSet, Gap> gaps = new LinkedHashMap<>();
    WeightedRows distinct = WeightedRows.all(data).distinct(data, structure.columns, deadline);
    for (int group = 0; group < distinct.size(); group++) {
      if (group % STRIDE == 0) {
        deadline.check();
      }
      int row = distinct.row(group);
      double weight = distinct.weight(group);
      counts.count(row, weight);
      patterns
          .computeIfAbsent(counts.missing(row), missing -> shared(structure, missing, gaps))
          .forEach(gap -> gap.rows.add(row, weight));
    }
    for (Gap gap : gaps.values()) {
      counts.gaps.add(counts.posterior(gap, budget, enumerated, deadline));
    }
    return counts;
  }

  /// The gaps of a pattern, those that another pattern has too from there.
  private static List<Gap> shared(Structure structure, BitSet missing, Map<BitSet, Gap> known) {
    return Gap.of(structure, missing).stream()
        .map(gap -> known.computeIfAbsent(gap.key, key -> gap))
        .toList();
  }

  private GapPosterior posterior(Gap gap, Budget budget, long enumerated, Deadline deadline) {
    int[] boundary = new int[gap.boundary.length];
    for (int at = 0; at < boundary.length; at++) {
      boundary[at] = structure.columns[gap.boundary[at]];
    }
    WeightedRows distinct = gap.rows.collected().distinct(data, boundary, deadline);
    long states = gap.states(structure.cards);
    return states <= enumerated && states * gap.families.size() <= MOST_OFFSETS
        ? new EnumeratedGap(structure, data, gap, distinct)
        : new CalibratedGap(structure, data, gap, distinct, budget);
  }

  private void count(int row, double weight) {
    for (Family family : structure.families) {
      if (family.complete(data, structure.columns, row)) {
        observed[family.variable][family.cell(data, structure.columns, row)] += weight;
      }
    }
  }

  private BitSet missing(int row) {
    BitSet missing = new BitSet();
    for (int variable = 0; variable < structure.size(); variable++) {
      if (data.value(structure.columns[variable], row) < 0) {
        missing.set(variable);
      }
    }
    return missing;
  }

  /// Whether nothing is missing.
  boolean complete() {
    return gaps.isEmpty();
  }

  /// The counts of complete families; the caller may change the copy.
  double[][] observed() {
    double[][] copy = new double[observed.length][];
    for (int variable = 0; variable < copy.length; variable++) {
      copy[variable] = observed[variable].clone();
    }
    return copy;
  }

  /// Puts the counts that are expected under the parameters into `counts`, and answers the
  /// log-likelihood of the data.
  double expect(double[][] logs, double[][] counts, Deadline deadline) throws CostlyGap {
    double likelihood = 0;
    for (int variable = 0; variable < observed.length; variable++) {
      double[] own = observed[variable];
      System.arraycopy(own, 0, counts[variable], 0, own.length);
      for (int cell = 0; cell < own.length; cell++) {
        likelihood += own[cell] > 0 ? own[cell] * logs[variable][cell] : 0;
      }
    }
    for (GapPosterior gap : gaps) {
      likelihood += gap.expect(logs, counts, deadline);
    }
    return likelihood;
  }
}
