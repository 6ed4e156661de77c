package io.causalgym.inference.service;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.Bindings;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.TableDocument;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.EffectAnswer;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.IdentificationQuery;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.mapping.QueryText;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Answers what an intervention does: as a formula, and in numbers on a distribution.
final class EffectQuestions {
  private final Identifier identifier;
  private final EffectEvaluator evaluator;

  EffectQuestions(Identifier identifier, EffectEvaluator evaluator) {
    this.identifier = identifier;
    this.evaluator = evaluator;
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

  DoAnswer effect(DoQuery query, Deadline deadline) {
    ObservedGraph observed = ObservedGraph.of(query.graph());
    Table distribution = Tables.distribution(query.distribution());
    List<EffectRequest> requests = requests(query, distribution);
    EffectRequest first = requests.getFirst();
    Identification identification =
        identified(
            observed,
            new IdentificationQuery(first.outcome(), first.intervened(), first.given()),
            deadline);
    return switch (identification) {
      case Identification.Identified found ->
          effect(query, found, evaluator.answers(found, distribution, requests, deadline));
      case Identification.NotIdentified(var hedge, String reason) ->
          new DoAnswer.NotIdentified(Estimands.document(hedge), reason);
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
      DoQuery query, Identification.Identified found, List<EffectAnswer> answers) {
    List<TableDocument> tables = answers.stream().map(EffectQuestions::table).toList();
    return new DoAnswer.Effect(
        query.interventions() == null ? tables.getFirst() : null,
        query.interventions() == null ? null : tables,
        Estimands.document(found.estimand()),
        Estimands.document(found.method()));
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
  private static List<EffectRequest> requests(DoQuery query, Table distribution) {
    Bindings given = query.given() == null ? Bindings.NONE : query.given();
    List<Assignment> interventions = query.interventions();
    if (interventions != null) {
      return interventions.stream()
          .map(one -> request(query, "interventions", Bindings.values(one), given, distribution))
          .toList();
    }
    Bindings intervened = query.intervened() == null ? Bindings.NONE : query.intervened();
    return List.of(request(query, "do", intervened, given, distribution));
  }

  private static EffectRequest request(
      DoQuery query, String field, Bindings intervened, Bindings given, Table distribution) {
    SequencedMap<String, Integer> states = new LinkedHashMap<>();
    Assignment set = intervened.assignment();
    if (set != null) {
      states.putAll(Tables.states(field, set, distribution));
    }
    Assignment seen = given.assignment();
    if (seen != null) {
      states.putAll(Tables.states("given", seen, distribution));
    }
    return new EffectRequest(query.outcome(), intervened.names(), given.names(), states);
  }
}
