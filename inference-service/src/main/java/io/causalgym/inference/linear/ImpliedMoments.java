package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.BitSet;
import java.util.List;

/// The mean and covariance that a model implies: `(I - B)^-1 c` and `(I - B)^-1 Omega (I - B)^-T`.
///
/// Source: Bollen, *Structural Equations with Latent Variables*, 1989, section 4.1
/// (bollen1989structural).
public final class ImpliedMoments {
  private ImpliedMoments() {}

  /// The means of all nodes in the model's order; `O(V + E)`.
  public static double[] means(LinearModel model) {
    double[] means = new double[model.size()];
    for (int node = 0; node < means.length; node++) {
      means[node] = model.intercept(node);
    }
    Sweep.of(model, new BitSet()).forward(means, 1);
    return means;
  }

  /// The joint distribution of some nodes, in the order asked; `O(k (V + E))` for `k` nodes.
  ///
  /// @throws ModelException if a name is unknown
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static Gaussian of(
      LinearModel model, List<String> nodes, Budget budget, Deadline deadline) {
    int[] asked = Moments.nodes(model, nodes);
    double[] covariances = new Moments(model, new BitSet(), budget, deadline).covariances(asked);
    double[] all = means(model);
    double[] means = new double[asked.length];
    for (int at = 0; at < means.length; at++) {
      means[at] = all[asked[at]];
    }
    return Gaussian.owning(nodes, means, covariances);
  }

  /// The joint distribution of all nodes; `O(V (V + E))`.
  public static Gaussian of(LinearModel model, Budget budget, Deadline deadline) {
    return of(model, model.names(), budget, deadline);
  }

  /// The variances of some nodes, which can be many more than a covariance matrix has room for;
  /// `O(k (V + E))`.
  public static double[] variances(
      LinearModel model, List<String> nodes, Budget budget, Deadline deadline) {
    return new Moments(model, new BitSet(), budget, deadline)
        .variances(Moments.nodes(model, nodes));
  }
}
