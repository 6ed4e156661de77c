package io.causalgym.inference.service;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SimulateAnswer;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.simulation.InterventionsRequest;
import io.causalgym.inference.simulation.InterventionsSummary;
import io.causalgym.inference.simulation.ManyInterventions;
import io.causalgym.mapping.Models;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Simulates models under many interventions at once.
final class InterventionQuestions {
  /// A million numbers, and what one core draws before a deadline of 30 s.
  private static final Budget BUDGET = new Budget(Budget.DEFAULT.answerCells(), 20_000_000_000L);

  private final KernelBackend kernels;

  InterventionQuestions(KernelBackend kernels) {
    this.kernels = kernels;
  }

  SimulateAnswer summary(
      SimulateQuery query,
      List<Map<String, Double>> interventions,
      Deadline deadline,
      KernelRun run) {
    int samples = Objects.requireNonNull(query.samples(), "the record fills in the default");
    long seed = Objects.requireNonNull(query.seed(), "the record fills in the default");
    Map<String, Double> shift = query.shift() == null ? Map.of() : query.shift();
    InterventionsSummary summary =
        model(Models.read(query.model()), shift)
            .summarise(
                new InterventionsRequest(
                    interventions, Models.orNone(query.variables()), samples, seed),
                BUDGET,
                kernels,
                run,
                deadline);
    return new SimulateAnswer(
        samples,
        seed,
        summary.variables().stream().map(InterventionQuestions::named).toList(),
        null,
        moments(summary, samples));
  }

  private static ManyInterventions model(CausalModel model, Map<String, Double> shift) {
    return switch (model) {
      case CausalModel.Linear(var linear) -> ManyInterventions.of(linear, shift);
      case CausalModel.Equations(var equations) -> ManyInterventions.of(equations, shift);
      case CausalModel.Network _, CausalModel.Discrete _ ->
          throw Problem.of(
                  ProblemType.UNSUPPORTED,
                  "the moments of many interventions are simulated for models of numbers; ask 'do'"
                      + " with 'interventions' for the exact probabilities of this discrete one",
                  "interventions",
                  null)
              .exception();
    };
  }

  private static SimulateAnswer.Variable named(String name) {
    return new SimulateAnswer.Variable(name, null, null, null, null, null, null, null, null);
  }

  private static List<SimulateAnswer.Moments> moments(InterventionsSummary summary, int samples) {
    Matrix found = summary.moments();
    int count = summary.variables().size();
    List<SimulateAnswer.Moments> moments = new ArrayList<>(found.rows());
    for (int row = 0; row < found.rows(); row++) {
      int at = row;
      double[] means = IntStream.range(0, count).mapToDouble(one -> found.at(at, one)).toArray();
      double[] variances =
          IntStream.range(0, count).mapToDouble(one -> found.at(at, count + one)).toArray();
      double[] errors =
          IntStream.range(0, count)
              .mapToDouble(one -> Math.sqrt(variances[one] / samples))
              .toArray();
      moments.add(
          samples == 1
              ? new SimulateAnswer.Moments(Doubles.of(means), null, null)
              : new SimulateAnswer.Moments(
                  Doubles.of(means), Doubles.of(variances), Doubles.of(errors)));
    }
    return moments;
  }
}
