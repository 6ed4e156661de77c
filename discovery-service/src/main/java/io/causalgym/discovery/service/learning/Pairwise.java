package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.PairwiseName;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.functional.PairwiseMeasure;
import io.causalgym.discovery.search.functional.PairwiseOrientation;
import java.util.List;

/// The pairwise measure that a question may ask for after a search for a class of DAGs.
final class Pairwise {
  private Pairwise() {}

  static Learner oriented(Learner search, Parameters parameters, List<Variable> variables) {
    PairwiseName name = parameters.find("pairwise", DiscoveryParameters::pairwise);
    if (name == null) {
      return search;
    }
    for (Variable variable : variables) {
      if (variable.isDiscrete()) {
        throw new DiscoveryException(
            "parameters.pairwise",
            name.toString(),
            "'"
                + variable.name()
                + "' is discrete, and pairwise measures are of continuous columns; leave 'pairwise'"
                + " or the column out");
      }
    }
    return new PairwiseOrientation(
        search,
        switch (name) {
          case ENTROPY -> PairwiseMeasure.ENTROPY;
          case TANH -> PairwiseMeasure.TANH;
          case SKEW -> PairwiseMeasure.SKEW;
          case RECI -> PairwiseMeasure.RECI;
          case IGCI -> PairwiseMeasure.IGCI;
        });
  }
}
