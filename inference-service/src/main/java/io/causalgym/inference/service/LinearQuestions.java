package io.causalgym.inference.service;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.LinearAnswer;
import io.causalgym.contract.LinearIdentifyAnswer;
import io.causalgym.contract.LinearIdentifyQuery;
import io.causalgym.contract.LinearQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.linear.Change;
import io.causalgym.inference.linear.ChangedModel;
import io.causalgym.inference.linear.Conditional;
import io.causalgym.inference.linear.Counterfactuals;
import io.causalgym.inference.linear.Gaussian;
import io.causalgym.inference.linear.ImpliedMoments;
import io.causalgym.inference.linear.InterventionalMoments;
import io.causalgym.inference.linear.Observation;
import io.causalgym.inference.linear.Quantity;
import io.causalgym.inference.linear.TotalEffects;
import io.causalgym.inference.linear.World;
import io.causalgym.inference.linear.identification.CoefficientValue;
import io.causalgym.inference.linear.identification.ConditionalInstruments;
import io.causalgym.inference.linear.identification.HalfTrekCriterion;
import io.causalgym.inference.linear.identification.HalfTrekIdentification;
import io.causalgym.inference.linear.identification.IdentifiedCoefficients;
import io.causalgym.inference.linear.identification.InstrumentRatio;
import io.causalgym.inference.linear.identification.Instruments;
import io.causalgym.mapping.Models;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers questions about linear Gaussian models.
final class LinearQuestions {
  private final Budget budget;
  private final KernelBackend kernels;

  LinearQuestions(Budget budget, KernelBackend kernels) {
    this.budget = budget;
    this.kernels = kernels;
  }

  LinearAnswer linear(LinearQuery query, Deadline deadline, KernelRun run) {
    LinearModel model = Models.linear(Models.read(query.model()));
    List<String> report = query.report() == null ? model.names() : query.report();
    Gaussian implied = ImpliedMoments.of(model, report, budget, deadline);
    @Nullable Found instruments = instruments(query, model, deadline);
    return new LinearAnswer(
        report,
        Doubles.of(implied.means()),
        rows(implied),
        effect(query, (treatment, outcome) -> TotalEffects.of(model, treatment, outcome)),
        effect(query, (treatment, outcome) -> TotalEffects.direct(model, treatment, outcome)),
        intervened(query, model, report, deadline),
        interventions(query, model, report, deadline, run),
        conditional(query, model, report, deadline),
        counterfactual(query, model, report, deadline),
        instruments == null ? null : instruments.instruments(),
        instruments == null ? null : instruments.truncated());
  }

  private interface Effect {
    double of(String treatment, String outcome);
  }

  private static @Nullable Double effect(LinearQuery query, Effect effect) {
    return query.treatment() == null || query.outcome() == null
        ? null
        : (Double) effect.of(query.treatment(), query.outcome());
  }

  private LinearAnswer.@Nullable Moments intervened(
      LinearQuery query, LinearModel model, List<String> report, Deadline deadline) {
    List<Change> changes = new ArrayList<>();
    numbers(query.intervention())
        .forEach((node, value) -> changes.add(new Change.Fix(node, value)));
    numbers(query.shift()).forEach((node, by) -> changes.add(new Change.Shift(node, by)));
    return changes.isEmpty()
        ? null
        : moments(ImpliedMoments.of(ChangedModel.of(model, changes), report, budget, deadline));
  }

  private LinearAnswer.@Nullable Interventions interventions(
      LinearQuery query, LinearModel model, List<String> report, Deadline deadline, KernelRun run) {
    if (query.interventions() == null) {
      return null;
    }
    List<Gaussian> answers =
        InterventionalMoments.batch(
            model, query.interventions(), report, budget, deadline, kernels, run);
    return new LinearAnswer.Interventions(
        answers.stream().map(answer -> Doubles.of(answer.means())).toList(),
        rows(answers.getFirst()));
  }

  /// The distribution of the unit's own values, where nothing is done to it.
  private LinearAnswer.@Nullable Moments conditional(
      LinearQuery query, LinearModel model, List<String> report, Deadline deadline) {
    return numbers(query.evidence()).isEmpty()
        ? null
        : moments(given(query, model, report, World.FACTUAL, deadline));
  }

  private LinearAnswer.@Nullable Unit counterfactual(
      LinearQuery query, LinearModel model, List<String> report, Deadline deadline) {
    Map<String, Double> intervention = numbers(query.intervention());
    if (numbers(query.evidence()).isEmpty()
        || (intervention.isEmpty() && numbers(query.shift()).isEmpty())) {
      return null;
    }
    if (!numbers(query.shift()).isEmpty()) {
      throw Problem.of(
              ProblemType.UNSUPPORTED,
              "'shift' is not answered together with 'evidence'; set values with 'do'",
              "shift",
              null)
          .exception();
    }
    Gaussian unit = given(query, model, report, World.of(intervention), deadline);
    Map<String, Double> means = new LinkedHashMap<>();
    for (int at = 0; at < report.size(); at++) {
      means.put(report.get(at), unit.mean(at));
    }
    return new LinearAnswer.Unit(means, rows(unit));
  }

  private Gaussian given(
      LinearQuery query, LinearModel model, List<String> report, World world, Deadline deadline) {
    List<Quantity.Variable> asked =
        report.stream().map(node -> new Quantity.Variable(node, world)).toList();
    List<Observation> evidence = new ArrayList<>();
    numbers(query.evidence())
        .forEach(
            (node, value) -> evidence.add(new Observation(new Quantity.Variable(node), value)));
    return switch (Counterfactuals.of(model, asked, evidence, budget, deadline)) {
      case Conditional.Conditioned(Gaussian distribution) -> distribution;
      case Conditional.Undefined(String reason) -> throw Refusals.undefined("evidence", reason);
    };
  }

  private record Found(List<LinearAnswer.Instrument> instruments, boolean truncated) {}

  private @Nullable Found instruments(LinearQuery query, LinearModel model, Deadline deadline) {
    String treatment = query.treatment();
    String outcome = query.outcome();
    if (treatment == null || outcome == null) {
      return null;
    }
    MixedGraph graph = model.graph();
    ConditionalInstruments.Limits most = ConditionalInstruments.Limits.DEFAULT;
    Instruments found =
        ConditionalInstruments.find(
            graph,
            graph.node(treatment),
            graph.node(outcome),
            new ConditionalInstruments.Limits(
                Objects.requireNonNull(query.limit(), "the record fills in the default"),
                most.conditioning(),
                most.work()),
            deadline);
    List<LinearAnswer.Instrument> instruments = new ArrayList<>();
    for (Instruments.Instrument one : found.found()) {
      instruments.add(ratio(model, graph, one, treatment, outcome, deadline));
    }
    return new Found(instruments, found.truncated());
  }

  private LinearAnswer.Instrument ratio(
      LinearModel model,
      MixedGraph graph,
      Instruments.Instrument one,
      String treatment,
      String outcome,
      Deadline deadline) {
    String name = graph.name(one.instrument());
    List<String> given = graph.names(one.given());
    List<String> needed = new ArrayList<>(given);
    needed.addAll(List.of(name, treatment, outcome));
    Gaussian moments = ImpliedMoments.of(model, needed, budget, deadline);
    return switch (InstrumentRatio.of(moments, name, treatment, outcome, given, deadline)) {
      case InstrumentRatio.Ratio(double value) -> new LinearAnswer.Instrument(name, given, value);
      case InstrumentRatio.Undefined _ -> new LinearAnswer.Instrument(name, given, null);
    };
  }

  LinearIdentifyAnswer identify(LinearIdentifyQuery query, Deadline deadline) {
    MixedGraph graph = ObservedGraph.of(query.graph()).graph();
    HalfTrekIdentification identification = HalfTrekCriterion.decide(graph, deadline);
    @Nullable IdentifiedCoefficients values =
        query.covariance() == null || query.nodes() == null
            ? null
            : IdentifiedCoefficients.solve(
                graph, identification, sample(query.nodes(), query.covariance()), deadline);
    Map<Integer, List<String>> sets = new LinkedHashMap<>();
    identification.steps().forEach(step -> sets.put(step.node(), graph.names(step.halfTrekSet())));
    List<LinearIdentifyAnswer.Coefficient> coefficients = new ArrayList<>();
    identification
        .coefficients()
        .forEach(
            (edge, status) -> coefficients.add(coefficient(graph, edge, status, sets, values)));
    return new LinearIdentifyAnswer(coefficients);
  }

  private static LinearIdentifyAnswer.Coefficient coefficient(
      MixedGraph graph,
      Edge edge,
      HalfTrekIdentification.Identifiability status,
      Map<Integer, List<String>> sets,
      @Nullable IdentifiedCoefficients values) {
    Double value = null;
    String reason = null;
    if (values != null && status == HalfTrekIdentification.Identifiability.IDENTIFIED) {
      switch (values.coefficient(edge.from(), edge.to())) {
        case CoefficientValue.Value(double known) -> value = known;
        case CoefficientValue.Singular(String why) -> reason = why;
        case CoefficientValue.NotIdentified(String why) -> reason = why;
      }
    }
    return new LinearIdentifyAnswer.Coefficient(
        graph.name(edge.from()),
        graph.name(edge.to()),
        status(status),
        sets.get(edge.to()),
        value,
        reason);
  }

  private static LinearIdentifyAnswer.Status status(
      HalfTrekIdentification.Identifiability identifiability) {
    return switch (identifiability) {
      case IDENTIFIED -> LinearIdentifyAnswer.Status.IDENTIFIED;
      case FINITELY_MANY -> LinearIdentifyAnswer.Status.FINITELY_MANY;
      case NOT_IDENTIFIABLE -> LinearIdentifyAnswer.Status.NOT_IDENTIFIED;
      case UNDECIDED -> LinearIdentifyAnswer.Status.UNDECIDED;
    };
  }

  /// A covariance matrix, which the record holds to be square; means do not matter.
  private static Gaussian sample(List<String> nodes, List<Doubles> rows) {
    int size = nodes.size();
    double[] covariances = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        covariances[row * size + column] = rows.get(row).get(column);
      }
    }
    return Gaussian.of(nodes, new double[size], covariances);
  }

  private static LinearAnswer.Moments moments(Gaussian gaussian) {
    return new LinearAnswer.Moments(Doubles.of(gaussian.means()), rows(gaussian));
  }

  private static List<Doubles> rows(Gaussian gaussian) {
    List<Doubles> rows = new ArrayList<>(gaussian.size());
    for (int row = 0; row < gaussian.size(); row++) {
      double[] numbers = new double[gaussian.size()];
      for (int column = 0; column < numbers.length; column++) {
        numbers[column] = gaussian.covariance(row, column);
      }
      rows.add(Doubles.of(numbers));
    }
    return rows;
  }

  private static Map<String, Double> numbers(@Nullable Map<String, Double> numbers) {
    return numbers == null ? Map.of() : numbers;
  }
}
