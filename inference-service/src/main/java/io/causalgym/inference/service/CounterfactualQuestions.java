package io.causalgym.inference.service;

import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.ModelDocument;
import io.causalgym.graph.Deadline;
import io.causalgym.mapping.Models;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.ExactForm;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.scm.DiscreteScm;

/// Answers questions about several worlds of the same units, by the exact engine of the model's
/// kind where it has one.
final class CounterfactualQuestions {
  private final DiscreteWorlds discrete;
  private final LinearWorlds linear;
  private final ParticleWorlds particles;
  private final ObservedWorlds observed;

  CounterfactualQuestions(
      DiscreteWorlds discrete,
      LinearWorlds linear,
      ParticleWorlds particles,
      ObservedWorlds observed) {
    this.discrete = discrete;
    this.linear = linear;
    this.particles = particles;
    this.observed = observed;
  }

  CounterfactualAnswer counterfactual(CounterfactualQuery query, Deadline deadline) {
    ModelDocument document = query.model();
    if (document == null) {
      return observed.answer(query, deadline);
    }
    CausalModel model = Models.read(document);
    ModelGraph.check(query.graph(), model);
    return switch (model) {
      case CausalModel.Discrete(DiscreteScm scm) -> discrete.answer(scm, query, deadline);
      case CausalModel.Linear(LinearModel equations) -> linear.answer(equations, query, deadline);
      case CausalModel.Equations(EquationModel equations) -> answer(equations, query, deadline);
      case CausalModel.Network(BayesianNetwork _) ->
          discrete.answer(Models.scm(model), query, deadline);
    };
  }

  private CounterfactualAnswer answer(
      EquationModel equations, CounterfactualQuery query, Deadline deadline) {
    if (equations.asDiscrete() instanceof ExactForm.Found<DiscreteScm>(DiscreteScm scm)) {
      return discrete.answer(scm, query, deadline);
    }
    if (equations.asLinear() instanceof ExactForm.Found<LinearModel>(LinearModel exact)) {
      return linear.answer(exact, query, deadline);
    }
    return particles.answer(equations, query, deadline);
  }
}
