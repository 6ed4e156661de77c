package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Mean and covariance under `do(X = x)`, for one or many interventions in one call.
///
/// Interventions on the same nodes differ in their means only: these are the means under `do(X =
/// 0)` plus the values times the total effects, one matrix product for all of them (`ij,jk->ik`),
/// and they share one covariance. So the cost is that of one intervention for each set of nodes,
/// and of the product.
///
/// Source: Pearl, *Causality*, 2nd edition, 2009, section 5.3 (pearl2009causality).
public final class InterventionalMoments {
  private final LinearModel model;
  private final int[] asked;
  private final List<String> names;
  private final Budget budget;
  private final Deadline deadline;
  private final KernelBackend kernels;
  private final KernelRun run;

  private InterventionalMoments(
      LinearModel model,
      List<String> names,
      Budget budget,
      Deadline deadline,
      KernelBackend kernels,
      KernelRun run) {
    this.model = model;
    this.asked = Moments.nodes(model, names);
    this.names = names;
    this.budget = budget;
    this.deadline = deadline;
    this.kernels = kernels;
    this.run = run;
  }

  /// The distribution of some nodes under each of many interventions, in their order.
  ///
  /// @param kernels multiply
  /// @param run learns which of them did; it ends at the same deadline
  /// @throws ModelException if a name is unknown or a value is not finite
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  public static List<Gaussian> batch(
      LinearModel model,
      List<Map<String, Double>> interventions,
      List<String> nodes,
      Budget budget,
      Deadline deadline,
      KernelBackend kernels,
      KernelRun run) {
    return new InterventionalMoments(model, nodes, budget, deadline, kernels, run)
        .batch(interventions);
  }

  private List<Gaussian> batch(List<Map<String, Double>> interventions) {
    Map<SequencedSet<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int at = 0; at < interventions.size(); at++) {
      check(interventions.get(at));
      SequencedSet<String> fixed = new TreeSet<>(interventions.get(at).keySet());
      groups.computeIfAbsent(fixed, none -> new ArrayList<>()).add(at);
    }
    estimate(groups);
    Map<Integer, Gaussian> answers = new TreeMap<>();
    groups.forEach((fixed, members) -> answer(fixed, members, interventions, answers));
    return List.copyOf(answers.values());
  }

  private void estimate(Map<SequencedSet<String>, List<Integer>> groups) {
    long nodes = asked.length;
    long terms = model.size() + (long) model.coefficients().entries();
    long cells = 0;
    long work = 0;
    for (Map.Entry<SequencedSet<String>, List<Integer>> group : groups.entrySet()) {
      long fixed = group.getKey().size();
      long cases = group.getValue().size();
      cells += nodes * nodes + cases * nodes + fixed * (cases + nodes);
      work += (2 * nodes + fixed) * (terms + model.covariances().entries());
      work += cases * fixed * nodes;
    }
    Cost.cells(budget, cells);
    Cost.work(budget, work);
  }

  private void answer(
      SequencedSet<String> fixed,
      List<Integer> members,
      List<Map<String, Double>> interventions,
      Map<Integer, Gaussian> answers) {
    int[] cut = Moments.nodes(model, List.copyOf(fixed));
    double[] values = new double[Matrix.cells(members.size(), cut.length)];
    int at = 0;
    for (int member : members) {
      // In the order of the names, as the fixed nodes are.
      for (double value : new TreeMap<>(interventions.get(member)).values()) {
        values[at++] = value;
      }
    }
    Matrix effects =
        Matrix.owning(
            cut.length, asked.length, TotalEffects.matrix(model, cut, asked, deadline).data);
    Matrix means = kernels.product(Matrix.owning(members.size(), cut.length, values), effects, run);
    double[] base = baseline(cut);
    double[] covariances = new Moments(model, set(cut), budget, deadline).covariances(asked);
    for (int row = 0; row < means.rows(); row++) {
      double[] mean = new double[base.length];
      for (int node = 0; node < base.length; node++) {
        mean[node] = means.at(row, node) + base[node];
      }
      answers.put(members.get(row), Gaussian.owning(names, mean, covariances));
    }
  }

  /// The means under `do(X = 0)`.
  private double[] baseline(int[] cut) {
    double[] means = new double[model.size()];
    for (int node = 0; node < means.length; node++) {
      means[node] = model.intercept(node);
    }
    for (int node : cut) {
      means[node] = 0;
    }
    Sweep.of(model, set(cut)).forward(means, 1);
    return Arrays.stream(asked).mapToDouble(node -> means[node]).toArray();
  }

  private static void check(Map<String, Double> fixed) {
    fixed.forEach((name, value) -> {
      if (!Double.isFinite(value)) {
        throw new ModelException(
            "do." + name, Double.toString(value), "give '" + name + "' a finite value");
      }
    });
  }

  static BitSet set(int[] nodes) {
    BitSet set = new BitSet();
    for (int node : nodes) {
      set.set(node);
    }
    return set;
  }
}
