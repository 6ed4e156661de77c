package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.PairwiseName;
import io.causalgym.dataset.Variable;
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
    Columns.checkContinuous(variables, "parameters.pairwise", Parameters.word(name));
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
