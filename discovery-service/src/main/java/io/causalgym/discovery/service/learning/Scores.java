package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.ScoreName;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.score.Bdeu;
import io.causalgym.discovery.score.Bge;
import io.causalgym.discovery.score.ConditionalGaussianBic;
import io.causalgym.discovery.score.DegenerateGaussianBic;
import io.causalgym.discovery.score.DiscreteBic;
import io.causalgym.discovery.score.Ebic;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.List;
import java.util.function.Function;

/// Which score a question means.
final class Scores {
  private Scores() {}

  /// @param variables decide where the question does not say
  static Function<Sample, Score> of(Parameters parameters, List<Variable> variables) {
    ScoreName asked = parameters.find("score", DiscoveryParameters::score);
    ScoreName name = asked == null ? byTypes(variables) : asked;
    checkTypes(name, variables);
    return switch (name) {
      case GAUSSIAN_BIC -> {
        double penalty = penalty(parameters, GaussianBic.DEFAULT_PENALTY);
        yield sample -> new GaussianBic(sample, penalty);
      }
      case EBIC -> {
        double gamma = parameters.get("gamma", DiscoveryParameters::gamma, Ebic.DEFAULT_GAMMA);
        yield sample -> new Ebic(sample, gamma);
      }
      case BGE -> Bge::new;
      case BDEU -> {
        double size =
            parameters.get("sampleSize", DiscoveryParameters::sampleSize, Bdeu.DEFAULT_SAMPLE_SIZE);
        yield sample -> new Bdeu(sample, size);
      }
      case DISCRETE_BIC -> {
        double penalty = penalty(parameters, DiscreteBic.DEFAULT_PENALTY);
        yield sample -> new DiscreteBic(sample, penalty);
      }
      case CONDITIONAL_GAUSSIAN -> {
        double penalty = penalty(parameters, GaussianBic.DEFAULT_PENALTY);
        yield sample -> new ConditionalGaussianBic(sample, penalty);
      }
      case DEGENERATE_GAUSSIAN -> {
        double penalty = penalty(parameters, GaussianBic.DEFAULT_PENALTY);
        yield sample -> new DegenerateGaussianBic(sample, penalty);
      }
    };
  }

  private static ScoreName byTypes(List<Variable> variables) {
    long discrete = variables.stream().filter(Variable::isDiscrete).count();
    if (discrete == 0) {
      return ScoreName.GAUSSIAN_BIC;
    }
    return discrete == variables.size() ? ScoreName.BDEU : ScoreName.DEGENERATE_GAUSSIAN;
  }

  private static double penalty(Parameters parameters, double otherwise) {
    return parameters.get("penalty", DiscoveryParameters::penalty, otherwise);
  }

  private static void checkTypes(ScoreName name, List<Variable> variables) {
    switch (name) {
      case GAUSSIAN_BIC, EBIC, BGE -> require(name, variables, false);
      case BDEU, DISCRETE_BIC -> require(name, variables, true);
      case CONDITIONAL_GAUSSIAN, DEGENERATE_GAUSSIAN -> {}
    }
  }

  private static void require(ScoreName name, List<Variable> variables, boolean discrete) {
    for (Variable variable : variables) {
      if (variable.isDiscrete() != discrete) {
        String word = Parameters.word(name);
        throw new DiscoveryException(
            "parameters.score",
            word,
            "'"
                + variable.name()
                + "' is "
                + (discrete ? "continuous" : "discrete")
                + ", and "
                + word
                + " scores "
                + (discrete ? "discrete" : "continuous")
                + " columns; choose degenerate-gaussian for both, leave the column out, or store the"
                + " dataset with another type for it");
      }
    }
  }
}
