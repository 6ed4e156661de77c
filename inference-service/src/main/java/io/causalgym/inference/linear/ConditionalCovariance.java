package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.List;

/// Covariances of some quantities given others, whatever values these have.
///
/// Source: Anderson, *An Introduction to Multivariate Statistical Analysis*, 3rd edition, 2003,
/// theorem 2.5.1 (anderson2003introduction).
public final class ConditionalCovariance {
  private ConditionalCovariance() {}

  /// The distribution of `asked` at the mean of `given`; `O(q^3)` for `q` quantities given.
  ///
  /// @throws io.causalgym.model.ModelException if a name is unknown
  public static Gaussian of(
      Gaussian moments, List<String> asked, List<String> given, Deadline deadline) {
    List<String> names = new ArrayList<>(asked);
    names.addAll(given);
    int[] chosen = names.stream().mapToInt(moments::index).toArray();
    double[] means = new double[chosen.length];
    double[] covariances = new double[chosen.length * chosen.length];
    for (int row = 0; row < chosen.length; row++) {
      means[row] = moments.mean(chosen[row]);
      for (int column = 0; column < chosen.length; column++) {
        covariances[row * chosen.length + column] = moments.covariance(chosen[row], chosen[column]);
      }
    }
    Gaussian joint = Gaussian.owning(names, means, covariances);
    return new Conditioning(joint, asked.size(), deadline).atMean();
  }
}
