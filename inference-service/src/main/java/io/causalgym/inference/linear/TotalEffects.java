package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.HashSet;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// What a unit more of a treatment adds to each node.
///
/// With several treatments the effect of one is that with the others held fixed, so that the mean
/// under `do(X = x)` moves by the sum of value times effect.
///
/// Source: Wright, "The method of path coefficients", Annals of Mathematical Statistics 5(3), 1934
/// (wright1934method); Pearl, *Causality*, 2nd edition, 2009, section 5.3 (pearl2009causality).
public final class TotalEffects {
  private final LinearModel model;
  private final List<String> treatments;
  private final DMatrixRMaj effects;

  private TotalEffects(LinearModel model, List<String> treatments, DMatrixRMaj effects) {
    this.model = model;
    this.treatments = treatments;
    this.effects = effects;
  }

  /// The effect of one treatment on one node, along all directed paths; `O(V + E)`.
  public static double of(LinearModel model, String treatment, String outcome) {
    double[] effects = new double[model.size()];
    effects[model.node(treatment)] = 1;
    int[] cut = {model.node(treatment)};
    Sweep.of(model, InterventionalMoments.set(cut)).forward(effects, 1);
    return effects[model.node(outcome)];
  }

  /// The coefficient of the edge, 0 where there is none.
  public static double direct(LinearModel model, String treatment, String outcome) {
    return model.coefficients().get(model.node(outcome), model.node(treatment));
  }

  /// The effects of some treatments on all nodes; `O(k (V + E))` for `k` treatments.
  ///
  /// @throws ModelException if a name is unknown or there twice
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  public static TotalEffects onAll(
      LinearModel model, List<String> treatments, Budget budget, Deadline deadline) {
    if (new HashSet<>(treatments).size() < treatments.size()) {
      throw new ModelException(
          "treatments", treatments.toString(), "a treatment is there twice; name it once");
    }
    Cost.cells(budget, (long) treatments.size() * model.size());
    int[] all = new int[model.size()];
    java.util.Arrays.setAll(all, node -> node);
    int[] cut = Moments.nodes(model, treatments);
    return new TotalEffects(model, List.copyOf(treatments), matrix(model, cut, all, deadline));
  }

  /// The effect of one of the treatments on a node: 1 on itself, 0 on another treatment.
  public double effect(String treatment, String node) {
    int row = treatments.indexOf(treatment);
    if (row < 0) {
      throw new ModelException(
          "treatment", treatment, "'" + treatment + "' is not one of " + treatments);
    }
    return effects.get(row, model.node(node));
  }

  /// The effects of one of the treatments on all nodes, in the model's order.
  public double[] effects(String treatment) {
    return model.names().stream().mapToDouble(node -> effect(treatment, node)).toArray();
  }

  /// Treatments times `asked`.
  static DMatrixRMaj matrix(LinearModel model, int[] treatments, int[] asked, Deadline deadline) {
    Sweep sweep = Sweep.of(model, InterventionalMoments.set(treatments));
    DMatrixRMaj effects = new DMatrixRMaj(treatments.length, asked.length);
    for (int first = 0; first < treatments.length; first += Sweep.WIDTH) {
      deadline.check();
      int width = Math.min(Sweep.WIDTH, treatments.length - first);
      double[] block = new double[model.size() * width];
      for (int k = 0; k < width; k++) {
        block[treatments[first + k] * width + k] = 1;
      }
      sweep.forward(block, width);
      for (int column = 0; column < asked.length; column++) {
        for (int k = 0; k < width; k++) {
          effects.set(first + k, column, block[asked[column] * width + k]);
        }
      }
    }
    return effects;
  }
}
