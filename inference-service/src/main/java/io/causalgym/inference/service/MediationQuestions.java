package io.causalgym.inference.service;

import io.causalgym.contract.IntervalDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.MediationAnswer;
import io.causalgym.contract.MediationQuery;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.bounds.CausalBounds;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.TooExpensive;
import io.causalgym.inference.counterfactual.Undefined;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.inference.linear.LinearMediation;
import io.causalgym.inference.mediation.Contrast;
import io.causalgym.inference.mediation.MediationBounds;
import io.causalgym.inference.mediation.MediationEffects;
import io.causalgym.inference.mediation.MediationQuestion;
import io.causalgym.inference.mediation.ModelMediation;
import io.causalgym.inference.mediation.ObservedMediation;
import io.causalgym.inference.mediation.PathEffect;
import io.causalgym.inference.mediation.PathSelection;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.ExactForm;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.scm.DiscreteScm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers how much of an effect goes through mediators.
final class MediationQuestions {
  private final CounterfactualBudget budget;
  private final Identifier identifier;
  private final EffectEvaluator evaluator;
  private final CausalBounds bounds;

  MediationQuestions(
      CounterfactualBudget budget,
      Identifier identifier,
      EffectEvaluator evaluator,
      CausalBounds bounds) {
    this.budget = budget;
    this.identifier = identifier;
    this.evaluator = evaluator;
    this.bounds = bounds;
  }

  MediationAnswer mediation(MediationQuery query, Deadline deadline) {
    ModelDocument document = query.model();
    if (document == null) {
      return observed(query, deadline);
    }
    CausalModel model = Models.read(document);
    ModelGraph.check(query.graph(), model);
    return switch (model) {
      case CausalModel.Linear(LinearModel linear) -> linear(linear, query);
      case CausalModel.Equations(EquationModel equations)
          when equations.asLinear() instanceof ExactForm.Found<LinearModel>(LinearModel linear) ->
          linear(linear, query);
      case CausalModel.Discrete _, CausalModel.Equations _, CausalModel.Network _ ->
          discrete(Models.scm(model), query, deadline);
    };
  }

  private MediationAnswer discrete(DiscreteScm scm, MediationQuery query, Deadline deadline) {
    Contrast contrast = contrast(query, Models.states(scm));
    ModelMediation mediation = new ModelMediation(new Counterfactuals(scm, budget));
    MediationEffects effects =
        mediation.effects(new MediationQuestion(contrast, query.mediators()), deadline);
    @Nullable PathSelection paths = paths(query);
    return answer(effects, paths == null ? null : mediation.along(contrast, paths, deadline));
  }

  private MediationAnswer observed(MediationQuery query, Deadline deadline) {
    MixedGraph graph =
        ObservedGraph.of(Objects.requireNonNull(query.graph(), "a distribution has a graph"))
            .graph();
    Table distribution =
        Tables.distribution(Objects.requireNonNull(query.distribution(), "one source is given"));
    Contrast contrast = contrast(query, Tables.states(distribution));
    ObservedMediation mediation = new ObservedMediation(graph, distribution, identifier, evaluator);
    MediationEffects effects =
        mediation.effects(new MediationQuestion(contrast, query.mediators()), deadline);
    @Nullable PathSelection paths = paths(query);
    MediationAnswer answer =
        answer(effects, paths == null ? null : mediation.along(contrast, paths, deadline));
    return answer.identifiable().containsValue(false)
        ? bounded(
            answer,
            new MediationBounds(
                    bounds,
                    graph,
                    distribution,
                    new MediationQuestion(contrast, query.mediators()),
                    deadline)
                .intervals())
        : answer;
  }

  /// The same answer with bounds for what is not identified.
  private static MediationAnswer bounded(
      MediationAnswer answer, Map<String, MediationBounds.Interval> intervals) {
    Map<String, IntervalDocument> open = new LinkedHashMap<>();
    intervals.forEach((name, interval) -> {
      if (Boolean.FALSE.equals(answer.identifiable().get(name))) {
        open.put(
            name, new IntervalDocument(interval.lower(), interval.upper(), false, "sum-of-bounds"));
      }
    });
    return new MediationAnswer(
        answer.total(),
        answer.naturalDirect(),
        answer.naturalIndirect(),
        answer.reverseNaturalIndirect(),
        answer.controlledDirect(),
        answer.pathSpecific(),
        answer.identifiable(),
        open.isEmpty() ? null : open,
        answer.reasons());
  }

  private static Contrast contrast(MediationQuery query, States states) {
    List<Level> contrast = Models.orNone(query.contrast());
    return new Contrast(
        query.treatment(),
        states.index("contrast[0]", query.treatment(), contrast.getFirst()),
        states.index("contrast[1]", query.treatment(), contrast.getLast()),
        query.outcome(),
        List.of());
  }

  private static @Nullable PathSelection paths(MediationQuery query) {
    return query.paths() == null ? null : new PathSelection.Paths(query.paths());
  }

  /// In a linear model nothing depends on the levels at which the rest is held.
  private static MediationAnswer linear(LinearModel model, MediationQuery query) {
    List<Level> contrast = Models.orNone(query.contrast());
    double active = number("contrast[0]", contrast.getFirst());
    double baseline = number("contrast[1]", contrast.getLast());
    LinearMediation effects =
        LinearMediation.of(
            model, query.treatment(), query.outcome(), query.mediators(), baseline, active);
    Map<String, Boolean> identifiable = new LinkedHashMap<>();
    List.of("TE", "NDE", "NIE", "reverseNIE", "CDE").forEach(name -> identifiable.put(name, true));
    Double along = null;
    if (query.paths() != null) {
      along = along(model, query) * (active - baseline);
      identifiable.put("pathSpecific", true);
    }
    return new MediationAnswer(
        effects.total(),
        effects.naturalDirect(),
        effects.naturalIndirect(),
        effects.reverseNaturalIndirect(),
        Map.of("any", effects.controlledDirect()),
        along,
        identifiable,
        null,
        null);
  }

  /// The sum over the paths of the products of their coefficients.
  private static double along(LinearModel model, MediationQuery query) {
    MixedGraph graph = model.graph();
    double sum = 0;
    for (List<String> path : Models.orNone(query.paths())) {
      double product = 1;
      boolean isPath =
          path.getFirst().equals(query.treatment()) && path.getLast().equals(query.outcome());
      for (int at = 0; at + 1 < path.size(); at++) {
        isPath &= graph.parents().has(graph.node(path.get(at + 1)), graph.node(path.get(at)));
        product *= model.coefficients().get(model.node(path.get(at + 1)), model.node(path.get(at)));
      }
      if (!isPath) {
        throw Problem.of(
                ProblemType.INVALID_VALUE,
                String.join(" -> ", path)
                    + " is no directed path from treatment to outcome in the model",
                "paths",
                String.join(" -> ", path))
            .exception();
      }
      sum += product;
    }
    return sum;
  }

  private static double number(String field, Level level) {
    if (level instanceof Level.Quantity(double value)) {
      return value;
    }
    throw Problem.of(
            ProblemType.INVALID_VALUE,
            "the treatment of a linear model is a number; give one in '" + field + "'",
            field,
            null)
        .exception();
  }

  private static MediationAnswer answer(MediationEffects effects, @Nullable PathEffect paths) {
    Known known = new Known();
    Map<String, Double> controlled = new LinkedHashMap<>();
    for (MediationEffects.Controlled one : effects.controlledDirect()) {
      Double value = known.value("CDE", one.effect());
      if (value != null) {
        controlled.put(one.key(), value);
      }
    }
    Double along = paths == null ? null : known.value("pathSpecific", paths.effect());
    return new MediationAnswer(
        known.value("TE", effects.total()),
        known.value("NDE", effects.naturalDirect()),
        known.value("NIE", effects.naturalIndirect()),
        known.value("reverseNIE", effects.reverseNaturalIndirect()),
        controlled.isEmpty() ? null : controlled,
        along,
        known.identifiable,
        null,
        known.reasons.isEmpty() ? null : known.reasons);
  }

  /// What is known, and why the rest is not.
  private static final class Known {
    private final Map<String, Boolean> identifiable = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private @Nullable Double value(String name, Quantity quantity) {
      return switch (quantity) {
        case Quantity.Known(double value) -> {
          identifiable.putIfAbsent(name, true);
          yield value;
        }
        case Quantity.NotIdentified(String reason) -> {
          identifiable.put(name, false);
          reasons.putIfAbsent(name, reason);
          yield null;
        }
        case Undefined(String reason) -> {
          identifiable.putIfAbsent(name, true);
          reasons.putIfAbsent(name, reason);
          yield null;
        }
        case TooExpensive expensive ->
            throw Problem.of(ProblemType.TOO_COSTLY, expensive.message()).exception();
      };
    }
  }
}
