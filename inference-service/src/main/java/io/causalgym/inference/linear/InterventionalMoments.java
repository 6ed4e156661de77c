package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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

  private InterventionalMoments(
      LinearModel model, List<String> names, Budget budget, Deadline deadline) {
    this.model = model;
    this.asked = Moments.nodes(model, names);
    this.names = names;
    this.budget = budget;
    this.deadline = deadline;
  }

  /// The distribution of some nodes under one intervention.
  ///
  /// @param fixed a value for each node that is intervened on
  /// @throws ModelException if a name is unknown or a value is not finite
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  public static Gaussian of(
      LinearModel model,
      Map<String, Double> fixed,
      List<String> nodes,
      Budget budget,
      Deadline deadline) {
    return batch(model, List.of(fixed), nodes, budget, deadline).getFirst();
  }

  /// The distribution of some nodes under each of many interventions, in their order.
  ///
  /// @throws ModelException if a name is unknown or a value is not finite
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  public static List<Gaussian> batch(
      LinearModel model,
      List<Map<String, Double>> interventions,
      List<String> nodes,
      Budget budget,
      Deadline deadline) {
    return new InterventionalMoments(model, nodes, budget, deadline).batch(interventions);
  }

  private List<Gaussian> batch(List<Map<String, Double>> interventions) {
    Map<SequencedSet<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int at = 0; at < interventions.size(); at++) {
      check(interventions.get(at));
      SequencedSet<String> fixed = new TreeSet<>(interventions.get(at).keySet());
      groups.computeIfAbsent(fixed, none -> new ArrayList<>()).add(at);
    }
    long nodes = asked.length;
    Cost.cells(budget, interventions.size() * nodes + groups.size() * nodes * nodes);
    long entries = model.size() + (long) model.coefficients().entries();
    Cost.work(budget, groups.size() * 3 * nodes * (entries + model.covariances().entries()));
    Map<Integer, Gaussian> answers = new TreeMap<>();
    groups.forEach((fixed, members) -> answer(fixed, members, interventions, answers));
    return List.copyOf(answers.values());
  }

  private void answer(
      SequencedSet<String> fixed,
      List<Integer> members,
      List<Map<String, Double>> interventions,
      Map<Integer, Gaussian> answers) {
    List<String> order = List.copyOf(fixed);
    int[] cut = Moments.nodes(model, order);
    DMatrixRMaj values = new DMatrixRMaj(members.size(), cut.length);
    for (int row = 0; row < values.numRows; row++) {
      for (int column = 0; column < cut.length; column++) {
        values.set(row, column, interventions.get(members.get(row)).get(order.get(column)));
      }
    }
    DMatrixRMaj means = new DMatrixRMaj(members.size(), asked.length);
    CommonOps_DDRM.mult(values, TotalEffects.matrix(model, cut, asked, deadline), means);
    double[] base = baseline(cut);
    double[] covariances =
        new Moments(model, set(cut), budget, deadline).covariances(asked);
    for (int row = 0; row < means.numRows; row++) {
      double[] mean = Arrays.copyOfRange(means.data, row * base.length, (row + 1) * base.length);
      for (int at = 0; at < base.length; at++) {
        mean[at] += base[at];
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
    fixed.forEach(
        (name, value) -> {
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
