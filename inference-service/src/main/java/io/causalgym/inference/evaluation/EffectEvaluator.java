package io.causalgym.inference.evaluation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates an identified effect on a table of observed probabilities, for one request or for many
/// interventions at once.
///
/// Variables of the distribution that the formula does not mention are summed out. What it costs is
/// estimated first and refused over the budget. {@link ExpressionEvaluation} says how undefined
/// values are dealt with.
public final class EffectEvaluator {
  private final Budget budget;

  public EffectEvaluator(Budget budget) {
    this.budget = budget;
  }

  /// One answer for each request, in their order; the formula is evaluated once for all of them.
  ///
  /// @param identified the formula of the query that all requests share
  /// @param distribution over the observed variables, at least those of the formula
  /// @throws EvaluationException if variables are missing, a state does not exist, or the budget
  ///   does not suffice
  public List<EffectAnswer> answers(
      Identification.Identified identified,
      Table distribution,
      List<EffectRequest> requests,
      Deadline deadline) {
    long cells = 0;
    for (EffectRequest request : requests) {
      RequestCheck.states(request, distribution);
      cells = Scopes.plus(cells, RequestCheck.cells(request, distribution));
    }
    within("the answer", "cells", cells, budget.answerCells(), "fix more values or ask for less");
    Table effect = table(identified.estimand(), distribution, deadline);
    Optional<Table> evidence =
        identified.evidence().map(estimand -> table(estimand, distribution, deadline));
    List<EffectAnswer> answers = new ArrayList<>(requests.size());
    for (EffectRequest request : requests) {
      deadline.check();
      answers.add(
          new AnswerTable(identified.estimand(), distribution, request).answer(effect, evidence));
    }
    return answers;
  }

  /// The answer to one request.
  ///
  /// @throws EvaluationException as {@link #answers}
  public EffectAnswer answer(
      Identification.Identified identified,
      Table distribution,
      EffectRequest request,
      Deadline deadline) {
    return answers(identified, distribution, List.of(request), deadline).getFirst();
  }

  private Table table(Estimand estimand, Table distribution, Deadline deadline) {
    NodeSet variables = ExpressionEvaluation.variables(estimand.expression());
    RequestCheck.present(estimand.named(variables), distribution);
    int[] cards = new int[estimand.names().size()];
    variables.forEach(
        variable -> cards[variable] = distribution.card(estimand.names().get(variable)));
    ExpressionEvaluation evaluation = new ExpressionEvaluation(estimand, cards);
    within(
        "the formula",
        "operations",
        evaluation.work(distribution.size()),
        budget.work(),
        "give a distribution over fewer variables or states");
    return evaluation.table(distribution, deadline);
  }

  private static void within(String what, String unit, long estimate, long limit, String remedy) {
    if (estimate > limit) {
      throw new EvaluationException(
          new EvaluationProblem.TooExpensive(
              what,
              estimate,
              limit,
              what
                  + " needs an estimated "
                  + estimate
                  + " "
                  + unit
                  + ", and the limit is "
                  + limit
                  + "; "
                  + remedy));
    }
  }
}
