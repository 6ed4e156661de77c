package io.causalgym.inference.service;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SimulateAnswer;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.SimulateRowsAnswer;
import io.causalgym.contract.SimulateRowsQuery;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.simulation.ContinuousSampler;
import io.causalgym.inference.simulation.ContinuousSummary;
import io.causalgym.inference.simulation.CountRequest;
import io.causalgym.inference.simulation.CsvRows;
import io.causalgym.inference.simulation.DiscreteSampler;
import io.causalgym.inference.simulation.DiscreteSummary;
import io.causalgym.inference.simulation.EquationSampler;
import io.causalgym.inference.simulation.Intervention;
import io.causalgym.inference.simulation.LinearSampler;
import io.causalgym.inference.simulation.NetworkSampler;
import io.causalgym.inference.simulation.Sampler;
import io.causalgym.inference.simulation.ScmSampler;
import io.causalgym.inference.simulation.Simulation;
import io.causalgym.inference.simulation.SummaryRequest;
import io.causalgym.mapping.Models;
import io.causalgym.model.ModelException;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.EquationText;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.distribution.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Draws samples of models of every kind.
final class SimulationQuestions {
  /// Variables whose covariances are told without being asked for.
  private static final int MOST_COVARIANCES = 50;

  private static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  // The pool runs one computation on each of its threads: one question takes one.
  private final Simulation simulation = new Simulation(Runnable::run, 1);

  private final InterventionQuestions interventions;

  SimulationQuestions(KernelBackend kernels) {
    this.interventions = new InterventionQuestions(kernels);
  }

  SimulateAnswer summary(SimulateQuery query, Deadline deadline, KernelRun run) {
    if (query.interventions() != null) {
      return interventions.summary(query, query.interventions(), deadline, run);
    }
    List<String> variables = query.variables() == null ? List.of() : query.variables();
    long samples = Objects.requireNonNull(query.samples(), "the record fills in the default");
    return switch (sampler(query)) {
      case DiscreteSampler discrete ->
          counts(
              query,
              simulation.count(
                  discrete, new CountRequest(samples, variables, List.of()), deadline));
      case ContinuousSampler continuous ->
          moments(
              query,
              simulation.summarise(
                  continuous,
                  new SummaryRequest(
                      samples,
                      variables,
                      continuous.columns(variables).size() <= MOST_COVARIANCES,
                      QUANTILES),
                  deadline));
    };
  }

  SimulateRowsAnswer rows(SimulateRowsQuery query, Deadline deadline) {
    SimulateQuery asked = query.simulation();
    CsvRows rows =
        CsvRows.of(sampler(asked), asked.variables() == null ? List.of() : asked.variables());
    String part = rows.rows(query.from(), query.rows(), deadline);
    return new SimulateRowsAnswer(query.from() == 0 ? rows.header() + part : part);
  }

  private static SimulateAnswer counts(SimulateQuery query, DiscreteSummary summary) {
    return new SimulateAnswer(
        summary.samples(),
        seed(query),
        summary.variables().stream()
            .map(one ->
                new SimulateAnswer.Variable(
                    one.name(), null, null, null, null, null, null, one.states(), one.counts()))
            .toList(),
        null,
        null);
  }

  private static SimulateAnswer moments(SimulateQuery query, ContinuousSummary summary) {
    return new SimulateAnswer(
        summary.samples(),
        seed(query),
        summary.variables().stream().map(SimulationQuestions::variable).toList(),
        summary.covariances().isEmpty()
            ? null
            : summary.covariances().stream()
                .map(row -> Doubles.of(row.stream().mapToDouble(Double::doubleValue).toArray()))
                .toList(),
        null);
  }

  private static SimulateAnswer.Variable variable(ContinuousSummary.Variable one) {
    Map<String, Double> quantiles = new LinkedHashMap<>();
    for (int at = 0; at < one.quantiles().size(); at++) {
      quantiles.put(QUANTILES.get(at).toString(), one.quantiles().get(at));
    }
    return new SimulateAnswer.Variable(
        one.name(),
        one.mean(),
        known(one.variance()),
        known(one.standardError()),
        one.min(),
        one.max(),
        quantiles,
        null,
        null);
  }

  private static @Nullable Double known(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static long seed(SimulateQuery query) {
    return Objects.requireNonNull(query.seed(), "the record fills in the default");
  }

  private static Sampler sampler(SimulateQuery query) {
    CausalModel model = Models.read(query.model());
    List<Intervention> interventions = interventions(query, model);
    long seed = seed(query);
    return switch (model) {
      case CausalModel.Network(BayesianNetwork network) ->
          NetworkSampler.of(network, interventions, seed);
      case CausalModel.Discrete(DiscreteScm scm) -> ScmSampler.of(scm, interventions, seed);
      case CausalModel.Linear(LinearModel linear) -> LinearSampler.of(linear, interventions, seed);
      case CausalModel.Equations(EquationModel equations) ->
          EquationSampler.of(equations, interventions, seed);
    };
  }

  private static List<Intervention> interventions(SimulateQuery query, CausalModel model) {
    List<Intervention> interventions = new ArrayList<>();
    Levels set = query.intervention() == null ? Levels.NONE : query.intervention();
    set.values()
        .forEach((name, level) ->
            interventions.add(new Intervention.Set(name, value(model, "do." + name, name, level))));
    orNone(query.shift())
        .forEach((name, by) -> interventions.add(new Intervention.Shift(name, by)));
    orNone(query.stochastic())
        .forEach((name, text) ->
            interventions.add(new Intervention.Draw(name, distribution(name, text))));
    orNone(query.soft())
        .forEach(
            (name, formula) -> interventions.add(new Intervention.ReplaceFormula(name, formula)));
    return interventions;
  }

  private static double value(CausalModel model, String field, String name, Level level) {
    return switch (model) {
      case CausalModel.Network(BayesianNetwork network) ->
          Models.states(network).index(field, name, level);
      case CausalModel.Discrete(DiscreteScm scm) -> Models.states(scm).index(field, name, level);
      case CausalModel.Linear _ -> number(field, level);
      case CausalModel.Equations(EquationModel equations) ->
          ParticleWorlds.number(equations, field, name, level);
    };
  }

  private static double number(String field, Level level) {
    if (level instanceof Level.Quantity(double value)) {
      return value;
    }
    throw Problem.of(ProblemType.INVALID_VALUE, "give a number in '" + field + "'", field, null)
        .exception();
  }

  /// A distribution is written as in equations, with numbers for parameters.
  private static Distribution distribution(String name, String text) {
    EquationModel drawn = EquationText.read("`" + name.replace("`", "") + "` = " + text);
    if (drawn.size() != 1 || drawn.noiseCount() != 1) {
      throw new ModelException(
          "stochastic." + name,
          text,
          "'" + text + "' is no distribution with numbers for parameters; write it as N(0, 1)");
    }
    return drawn.noise(0);
  }

  private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }
}
