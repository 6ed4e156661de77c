package io.causalgym.inference.service;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.Bindings;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.Estimand;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.Method;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.TableDocument;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectAnswer;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.inference.evaluation.ModelEvaluator;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.IdentificationQuery;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.QueryText;
import io.causalgym.mapping.States;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Answers what an intervention does: as a formula, and in numbers on a distribution.
final class EffectQuestions {
  private final Identifier identifier;
  private final EffectEvaluator evaluator;
  private final BoundsQuestions bounds;
  private final KernelBackend kernels;

  /// @param kernels what a device may take over
  EffectQuestions(
      Identifier identifier,
      EffectEvaluator evaluator,
      BoundsQuestions bounds,
      KernelBackend kernels) {
    this.identifier = identifier;
    this.evaluator = evaluator;
    this.bounds = bounds;
    this.kernels = kernels;
  }

  IdentifyAnswer identify(IdentifyQuery query, Deadline deadline) {
    ObservedGraph observed = ObservedGraph.of(query.graph());
    CausalQuery asked = QueryText.resolved(query.query());
    Identification identification =
        identified(
            observed,
            new IdentificationQuery(asked.outcome(), asked.intervened(), asked.given()),
            deadline);
    return switch (identification) {
      case Identification.Identified found ->
          new IdentifyAnswer.Identified(
              Estimands.document(found.estimand()),
              Estimands.document(found.method()),
              found.steps());
      case Identification.NotIdentified(var hedge, String reason) ->
          new IdentifyAnswer.NotIdentified(Estimands.document(hedge), reason);
    };
  }

  DoAnswer effect(DoQuery query, Deadline deadline, KernelRun run) {
    ModelDocument model = query.model();
    return model == null
        ? observed(query, deadline)
        : modelled(query, Models.read(model), deadline, run);
  }

  /// The numbers that a model's mechanisms give.
  private DoAnswer modelled(DoQuery query, CausalModel model, Deadline deadline, KernelRun run) {
    ModelGraph.check(query.graph(), model);
    BayesianNetwork network = Models.network(model);
    States states = Models.states(network);
    List<EffectRequest> requests = requests(query, states);
    List<EffectAnswer> answers =
        new ModelEvaluator(
                network, Budget.DEFAULT, io.causalgym.inference.exact.Budget.DEFAULT, kernels)
            .answers(requests, deadline, run);
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (String name : answers.getFirst().table().names()) {
      labels.put(name, states.labels("outcome", name));
    }
    return effect(query, answers, null, Method.MODEL, labels);
  }

  /// The numbers that a formula gives on a distribution.
  private DoAnswer observed(DoQuery query, Deadline deadline) {
    ObservedGraph observed =
        ObservedGraph.of(Objects.requireNonNull(query.graph(), "a distribution has a graph"));
    Table distribution =
        Tables.distribution(Objects.requireNonNull(query.distribution(), "one source is given"));
    List<EffectRequest> requests = requests(query, Tables.states(distribution));
    EffectRequest first = requests.getFirst();
    Identification identification =
        identified(
            observed,
            new IdentificationQuery(first.outcome(), first.intervened(), first.given()),
            deadline);
    return switch (identification) {
      case Identification.Identified found ->
          effect(
              query,
              evaluator.answers(found, distribution, requests, deadline),
              Estimands.document(found.estimand()),
              Estimands.document(found.method()),
              null);
      case Identification.NotIdentified(var hedge, String reason) ->
          new DoAnswer.NotIdentified(
              Estimands.document(hedge),
              reason,
              bounds.cells(observed.graph(), distribution, requests, deadline));
    };
  }

  private Identification identified(
      ObservedGraph observed, IdentificationQuery query, Deadline deadline) {
    observed.check("outcome", query.outcome());
    observed.check("do", query.intervened());
    observed.check("given", query.given());
    return identifier.identify(observed.graph(), query, deadline);
  }

  private static DoAnswer effect(
      DoQuery query,
      List<EffectAnswer> answers,
      @Nullable Estimand estimand,
      Method method,
      @Nullable Map<String, List<String>> labels) {
    List<TableDocument> tables = answers.stream().map(EffectQuestions::table).toList();
    return new DoAnswer.Effect(
        query.interventions() == null ? tables.getFirst() : null,
        query.interventions() == null ? null : tables,
        estimand,
        method,
        labels);
  }

  private static TableDocument table(EffectAnswer answer) {
    return Tables.write(
        answer.table(),
        answer.undefined().stream()
            .map(cell ->
                new TableDocument.UndefinedCell(
                    Tables.assignment(cell.assignment()), cell.reason()))
            .toList());
  }

  /// One request, or one for each of the interventions; all share their variables.
  private static List<EffectRequest> requests(DoQuery query, States states) {
    Bindings given = query.given() == null ? Bindings.NONE : query.given();
    query.outcome().forEach(name -> states.labels("outcome", name));
    List<Assignment> interventions = query.interventions();
    if (interventions != null) {
      return interventions.stream()
          .map(one -> request(query, "interventions", Bindings.values(one), given, states))
          .toList();
    }
    Bindings intervened = query.intervened() == null ? Bindings.NONE : query.intervened();
    return List.of(request(query, "do", intervened, given, states));
  }

  private static EffectRequest request(
      DoQuery query, String field, Bindings intervened, Bindings given, States states) {
    SequencedMap<String, Integer> fixed = new LinkedHashMap<>();
    fixed.putAll(bound(field, intervened, states));
    fixed.putAll(bound("given", given, states));
    return new EffectRequest(query.outcome(), intervened.names(), given.names(), fixed);
  }

  private static Map<String, Integer> bound(String field, Bindings bindings, States states) {
    Assignment assignment = bindings.assignment();
    return assignment == null ? Map.of() : states.indices(field, assignment);
  }
}
