package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.backend.jvm.ScmEquations.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// What an intervention makes necessary: the nodes that it moves and an outcome depends on are
/// computed anew, those that it leaves alone are read from what all interventions share, and those
/// that no outcome depends on any more are left out. Terms of nodes that are set are constants.
final class ScmSchedule {

  /// One equation.
  ///
  /// @param constant what the terms of set nodes add up to
  /// @param reads places of columns: features that all share, then the intervention's own
  /// @param factors of these columns
  /// @param shaped the node's features that are wanted too
  @SuppressWarnings("ArrayRecordComponent") // Never leaves this package and is never compared.
  record Step(int node, double constant, int[] reads, double[] factors, List<Integer> shaped) {}

  private final ScmEquations equations;
  private final double[] set;
  private final boolean[] needed;
  private final boolean[] moved;
  private final boolean[] read;
  final List<Step> steps = new ArrayList<>();

  private ScmSchedule(ScmEquations equations, double[] set) {
    this.equations = equations;
    this.set = set;
    this.needed = new boolean[equations.nodes()];
    this.moved = new boolean[equations.nodes()];
    this.read = new boolean[equations.features.size()];
  }

  /// @param set the value of each node that is set, `NaN` for the others
  static ScmSchedule of(ScmEquations equations, double[] set) {
    ScmSchedule schedule = new ScmSchedule(equations, set);
    for (int outcome : equations.program.outcomes()) {
      schedule.needed[outcome] = true;
    }
    schedule.mark();
    for (int node = 0; node < schedule.moved.length; node++) {
      if (schedule.needed[node] && schedule.moved[node] && !schedule.isSet(node)) {
        schedule.steps.add(schedule.step(node));
      }
    }
    return schedule;
  }

  /// What several interventions share: the nodes that one of them needs and leaves alone.
  static ScmSchedule shared(ScmEquations equations, Collection<ScmSchedule> interventions) {
    double[] free = new double[equations.nodes()];
    Arrays.fill(free, Double.NaN);
    ScmSchedule shared = new ScmSchedule(equations, free);
    for (ScmSchedule one : interventions) {
      for (int feature = 0; feature < one.read.length; feature++) {
        shared.read[feature] |= one.read[feature] && !one.moved[one.owner(feature)];
      }
      for (int node = 0; node < one.needed.length; node++) {
        shared.needed[node] |= one.needed[node] && !one.moved[node];
      }
    }
    for (int node = 0; node < free.length; node++) {
      if (shared.needed[node]) {
        shared.steps.add(shared.step(node));
      }
    }
    return shared;
  }

  private void mark() {
    for (int node = needed.length - 1; node >= 0; node--) {
      if (needed[node] && !isSet(node)) {
        for (int feature : equations.reads[node]) {
          read[feature] = true;
          needed[owner(feature)] = true;
        }
      }
    }
    for (int node = 0; node < moved.length; node++) {
      moved[node] = isSet(node);
      for (int feature : equations.reads[node]) {
        moved[node] |= moved[owner(feature)];
      }
    }
  }

  private Step step(int node) {
    List<Term> terms = equations.node(node).terms();
    int[] reads = new int[terms.size()];
    double[] factors = new double[terms.size()];
    double constant = 0;
    int count = 0;
    for (int term = 0; term < reads.length; term++) {
      int feature = equations.reads[node][term];
      double factor = terms.get(term).coefficient();
      if (isSet(owner(feature))) {
        constant += factor * ScmColumns.value(terms.get(term).shape(), set[owner(feature)]);
      } else {
        reads[count] = place(feature);
        factors[count++] = factor;
      }
    }
    List<Integer> shaped = equations.shaped.get(node).stream().filter(f -> read[f]).toList();
    return new Step(
        node, constant, Arrays.copyOf(reads, count), Arrays.copyOf(factors, count), shaped);
  }

  /// Whether the node's noise is drawn.
  boolean draws(int node) {
    return needed[node] && !isSet(node);
  }

  boolean isSet(int node) {
    return !Double.isNaN(set[node]);
  }

  /// The value of a node that is set.
  double value(int node) {
    return set[node];
  }

  /// Where the feature's column stands for this intervention.
  int place(int feature) {
    return moved[owner(feature)] ? equations.features.size() + feature : feature;
  }

  private int owner(int feature) {
    Feature shaped = equations.features.get(feature);
    return shaped.node();
  }
}
