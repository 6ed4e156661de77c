package io.causalgym.inference.service;

import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.numeric.backend.KernelBackend;

/// Everything that thinks, one for each kind of question; none knows of verticles and futures.
record Answerers(
    GraphQuestions graphs,
    EffectQuestions effects,
    NetworkQuestions networks,
    LinearQuestions linear,
    CounterfactualQuestions counterfactuals,
    CausationQuestions causation,
    MediationQuestions mediation,
    BoundsQuestions bounds,
    SimulationQuestions simulation,
    LearningQuestions learning,
    EnvironmentQuestions environments) {

  /// With the budgets of a service.
  ///
  /// @param kernels what a device may take over
  static Answerers create(KernelBackend kernels) {
    CounterfactualBudget worlds = CounterfactualBudget.DEFAULT;
    BoundsQuestions bounds = new BoundsQuestions();
    return new Answerers(
        new GraphQuestions(),
        new EffectQuestions(
            Identifier.withAllCriteria(), new EffectEvaluator(Budget.DEFAULT), bounds, kernels),
        new NetworkQuestions(io.causalgym.inference.exact.Budget.DEFAULT),
        new LinearQuestions(Budget.DEFAULT, kernels),
        new CounterfactualQuestions(
            new DiscreteWorlds(worlds),
            new LinearWorlds(Budget.DEFAULT),
            new ParticleWorlds(),
            new ObservedWorlds(bounds.engine())),
        new CausationQuestions(worlds),
        new MediationQuestions(
            worlds,
            Identifier.withAllCriteria(),
            new EffectEvaluator(Budget.DEFAULT),
            bounds.engine()),
        bounds,
        new SimulationQuestions(kernels),
        new LearningQuestions(),
        new EnvironmentQuestions());
  }
}
