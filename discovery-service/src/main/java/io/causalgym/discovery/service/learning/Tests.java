package io.causalgym.discovery.service.learning;

import io.causalgym.contract.ConventionName;
import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.TestName;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.independence.ChiSquare;
import io.causalgym.discovery.independence.EmptyCells;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.GSquare;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.independence.kernel.Kci;
import io.causalgym.discovery.independence.kernel.KciOptions;
import io.causalgym.discovery.independence.kernel.Rcit;
import io.causalgym.discovery.independence.kernel.RcitOptions;
import io.causalgym.discovery.independence.mixed.ConditionalGaussian;
import io.causalgym.discovery.independence.mixed.DegenerateGaussian;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.List;

/// Which test of independence a question means.
final class Tests {
  private Tests() {}

  /// @param variables decide where the question does not say
  static IndependenceTests of(Parameters parameters, List<Variable> variables) {
    TestName asked = parameters.find("test", DiscoveryParameters::test);
    TestName name = asked == null ? byTypes(variables) : asked;
    checkTypes(name, variables);
    return of(name, parameters);
  }

  /// The test for a check of a graph, which has no other parameters.
  static IndependenceTests of(TestName name, List<Variable> variables) {
    checkTypes(name, variables);
    return of(name, new Parameters(DiscoveryParameters.NONE));
  }

  static TestName byTypes(List<Variable> variables) {
    long discrete = variables.stream().filter(Variable::isDiscrete).count();
    if (discrete == 0) {
      return TestName.FISHER_Z;
    }
    return discrete == variables.size() ? TestName.CHI_SQUARE : TestName.DEGENERATE_GAUSSIAN;
  }

  private static IndependenceTests of(TestName name, Parameters parameters) {
    return switch (name) {
      case FISHER_Z -> (sample, control) -> FisherZ.of(sample, control);
      case CHI_SQUARE -> {
        EmptyCells cells = cells(parameters);
        yield (sample, control) -> ChiSquare.of(sample, cells);
      }
      case G_SQUARE -> {
        EmptyCells cells = cells(parameters);
        yield (sample, control) -> GSquare.of(sample, cells);
      }
      case CONDITIONAL_GAUSSIAN -> ConditionalGaussian.tests();
      case DEGENERATE_GAUSSIAN -> DegenerateGaussian.tests();
      case KCI -> Kci.tests(KciOptions.DEFAULTS);
      case RCIT -> {
        RcitOptions byDefault = RcitOptions.DEFAULTS;
        long seed = parameters.get("seed", DiscoveryParameters::seed, byDefault.seed());
        yield Rcit.tests(
            new RcitOptions(byDefault.features(), byDefault.conditioningFeatures(), seed));
      }
    };
  }

  private static EmptyCells cells(Parameters parameters) {
    return switch (parameters.get(
        "convention", DiscoveryParameters::convention, ConventionName.DROP_EMPTY)) {
      case DROP_EMPTY -> EmptyCells.DROP_EMPTY;
      case FULL -> EmptyCells.FULL;
    };
  }

  private static void checkTypes(TestName name, List<Variable> variables) {
    switch (name) {
      case FISHER_Z, KCI, RCIT -> require(name, variables, false);
      case CHI_SQUARE, G_SQUARE -> require(name, variables, true);
      case CONDITIONAL_GAUSSIAN, DEGENERATE_GAUSSIAN -> {}
    }
  }

  private static void require(TestName name, List<Variable> variables, boolean discrete) {
    for (Variable variable : variables) {
      if (variable.isDiscrete() != discrete) {
        throw new DiscoveryException(
            "parameters.test",
            Parameters.word(name),
            "'"
                + variable.name()
                + "' is "
                + (discrete ? "continuous" : "discrete")
                + ", and "
                + Parameters.word(name)
                + " tests "
                + (discrete ? "discrete" : "continuous")
                + " columns; choose degenerate-gaussian for both, leave the column out, or store the"
                + " dataset with another type for it");
      }
    }
  }
}
