package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.ArrayList;
import java.util.List;

/// The joint distribution of quantities of one unit in several worlds at once, given evidence from
/// any of them.
///
/// Abduction (the errors given the evidence), action and prediction are one step: all quantities
/// are affine in the shared errors, so their joint distribution is normal and is conditioned on the
/// evidence. Asking about {@link Quantity.Error}s shows what abduction finds. Evidence in the world
/// that is asked about gives `P(V | do(x), evidence)`.
///
/// `O(k (V + E) + k^2 V + k^3)` for `k` quantities asked about or observed; for a unit of which
/// everything is observed {@link UnitCounterfactual} is linear.
///
/// Source: Pearl, *Causality*, 2nd edition, 2009, theorem 7.1.7 (pearl2009causality).
public final class Counterfactuals {
  private Counterfactuals() {}

  /// The distribution of `asked` before any evidence.
  public static Gaussian prior(
      LinearModel model, List<? extends Quantity> asked, Budget budget, Deadline deadline) {
    long count = asked.size();
    Cost.cells(budget, count * count);
    long edges = model.coefficients().entries() + (long) model.covariances().entries();
    Cost.work(budget, count * (model.size() * (count + 1) + edges));
    List<Quantity> quantities = List.copyOf(asked);
    ErrorLoadings loadings = new ErrorLoadings(model, quantities, deadline);
    List<String> names = quantities.stream().map(Quantity::label).toList();
    return Gaussian.owning(names, loadings.means(), loadings.covariances(deadline));
  }

  /// The distribution of `asked` given `evidence`.
  ///
  /// @throws ModelException if a name is unknown
  /// @throws io.causalgym.inference.evaluation.EvaluationException if it costs too much
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static Conditional of(
      LinearModel model,
      List<? extends Quantity> asked,
      List<Observation> evidence,
      Budget budget,
      Deadline deadline) {
    List<Quantity> quantities = new ArrayList<>(asked);
    evidence.forEach(observation -> quantities.add(observation.quantity()));
    Gaussian joint = prior(model, quantities, budget, deadline);
    double[] values = evidence.stream().mapToDouble(Observation::value).toArray();
    return new Conditioning(joint, asked.size(), deadline).on(values);
  }
}
