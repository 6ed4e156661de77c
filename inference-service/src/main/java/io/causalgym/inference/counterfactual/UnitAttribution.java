package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Attributes the outcome of one unit to candidate causes by exact Shapley values.
///
/// The worth of a set of candidates is the unit's expected outcome in the world where they have
/// their alternative levels and the other candidates keep the observed ones. All `2^k` worlds are
/// evaluated in one pass over the noises that fit the evidence, or, where that is too much, each on
/// its twin network.
///
/// Source: Shapley, "A value for n-person games", 1953 (`shapley1953value`); probability of
/// necessity: Pearl, *Causality*, 2nd ed. 2009, definition 9.2.1 (`pearl2009causality`).
public final class UnitAttribution {
  private final Counterfactuals counterfactuals;

  public UnitAttribution(Counterfactuals counterfactuals) {
    this.counterfactuals = counterfactuals;
  }

  /// The contribution of each candidate.
  ///
  /// @throws ModelException if a variable or a state does not exist, a candidate was not observed,
  ///   or there are too many
  public Attribution attribute(AttributionQuestion question, Deadline deadline) {
    Subsets subsets = Subsets.of(counterfactuals.model(), question);
    List<PotentialResponse> responses = new ArrayList<>(subsets.subsets());
    responses.addAll(subsets.changed());
    subsets.evidence().forEach(event -> responses.add(event.response()));
    Optional<Worlds> worlds = counterfactuals.worlds(responses);
    if (worlds.isPresent()) {
      SubsetSweep sweep = new SubsetSweep(worlds.get(), subsets);
      if (sweep.operations() <= counterfactuals.budget().enumeration()) {
        return sweep.attribution(deadline);
      }
    }
    return new SubsetQueries(counterfactuals, subsets).attribution(deadline);
  }
}
