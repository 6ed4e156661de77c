package io.causalgym.inference.learning;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.List;

/// EM on expected counts (Dempster, Laird, Rubin 1977, dempster1977maximum); no iteration where
/// nothing is missing.
final class ExpectationMaximization {
  private final Structure structure;
  private final Estimates estimates;
  private final ExpectedCounts counts;
  private final LearningOptions options;
  private final double[][] logs;
  private final double[][] expected;
  private final List<Double> trace = new ArrayList<>();

  ExpectationMaximization(
      Structure structure, Estimates estimates, ExpectedCounts counts, LearningOptions options) {
    this.structure = structure;
    this.estimates = estimates;
    this.counts = counts;
    this.options = options;
    this.logs = structure.zeros();
    this.expected = structure.zeros();
  }

  Learning run(int rows, Deadline deadline) throws CostlyGap {
    double[][] parameters = estimates.start(counts.observed(), options.seed());
    if (counts.complete()) {
      estimates.update(counts.observed(), parameters);
    }
    double likelihood = expect(parameters, deadline);
    int iterations = 0;
    boolean converged = counts.complete();
    while (!converged && iterations < options.maxIterations()) {
      estimates.update(expected, parameters);
      iterations++;
      likelihood = expect(parameters, deadline);
      converged = settled();
    }
    Learning.Unsupported unsupported = estimates.unsupported(expected);
    if (unsupported.total() > 0) {
      return unsupported;
    }
    return new LearnedParameters(
        structure.network(parameters),
        likelihood,
        iterations,
        converged,
        structure.freeParameters(),
        rows,
        trace);
  }

  private double expect(double[][] parameters, Deadline deadline) throws CostlyGap {
    deadline.check();
    for (int variable = 0; variable < logs.length; variable++) {
      for (int cell = 0; cell < logs[variable].length; cell++) {
        logs[variable][cell] = Math.log(parameters[variable][cell]);
      }
    }
    double likelihood = counts.expect(logs, expected, deadline);
    trace.add(likelihood + estimates.penalty(logs));
    return likelihood;
  }

  private boolean settled() {
    double now = trace.getLast();
    double before = trace.get(trace.size() - 2);
    return now - before <= options.tolerance() * Math.max(1, Math.abs(now));
  }
}
