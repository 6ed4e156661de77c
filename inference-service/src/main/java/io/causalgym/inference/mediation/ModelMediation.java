package io.causalgym.inference.mediation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.PotentialResponse;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.counterfactual.Setting;
import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The effects of a model with and without its mediators, each from nested counterfactuals of it.
///
/// Source: Pearl, "Direct and indirect effects", UAI 2001 (`pearl2001direct`).
public final class ModelMediation {
  private final Counterfactuals counterfactuals;

  public ModelMediation(Counterfactuals counterfactuals) {
    this.counterfactuals = counterfactuals;
  }

  /// Total, natural and controlled effects.
  ///
  /// @throws ModelException if a variable or a state does not exist or variables coincide
  public MediationEffects effects(MediationQuestion question, Deadline deadline) {
    Variables variables = Variables.of(counterfactuals.model());
    MediationQuestion checked = variables.checked(question);
    Contrast contrast = checked.contrast();
    Quantity active = expectation(contrast, level(contrast, contrast.active()), deadline);
    Quantity baseline = expectation(contrast, level(contrast, contrast.baseline()), deadline);
    Quantity direct = expectation(contrast, natural(checked, contrast), deadline);
    Quantity indirect = expectation(contrast, natural(checked, contrast.reversed()), deadline);
    List<MediationEffects.Controlled> controlled = new ArrayList<>();
    for (List<Integer> levels : variables.levels(checked.mediators())) {
      deadline.check();
      Map<String, Setting> mediators = new LinkedHashMap<>();
      for (int at = 0; at < levels.size(); at++) {
        mediators.put(checked.mediators().get(at), new Setting.State(levels.get(at)));
      }
      controlled.add(
          new MediationEffects.Controlled(levels, difference(contrast, mediators, deadline)));
    }
    return new MediationEffects(
        active.minus(baseline),
        direct.minus(baseline),
        indirect.minus(baseline),
        active.minus(direct),
        controlled);
  }

  /// The effect along selected paths.
  ///
  /// @throws ModelException if a variable, state, edge or path does not exist, or the
  ///   counterfactual would be nested too deep
  public PathEffect along(Contrast asked, PathSelection selection, Deadline deadline) {
    Contrast contrast = Variables.of(counterfactuals.model()).checked(asked);
    MixedGraph graph = GraphEdges.directed(counterfactuals.model());
    SelectedPaths selected =
        SelectedPaths.of(
            graph, graph.node(contrast.treatment()), graph.node(contrast.outcome()), selection);
    PotentialResponse outcome = NestedOutcome.of(graph, contrast, selected);
    Quantity changed = counterfactuals.expectation(outcome, contrast.scores(), List.of(), deadline);
    Quantity baseline = expectation(contrast, level(contrast, contrast.baseline()), deadline);
    return new PathEffect(changed.minus(baseline), Witnesses.of(graph, contrast, selected));
  }

  private Quantity difference(
      Contrast contrast, Map<String, Setting> mediators, Deadline deadline) {
    Map<String, Setting> active = level(contrast, contrast.active());
    Map<String, Setting> baseline = level(contrast, contrast.baseline());
    active.putAll(mediators);
    baseline.putAll(mediators);
    return expectation(contrast, active, deadline).minus(expectation(contrast, baseline, deadline));
  }

  /// The treatment at its active level and the mediators as they are at the baseline.
  private static Map<String, Setting> natural(MediationQuestion question, Contrast contrast) {
    Map<String, Setting> settings = level(contrast, contrast.active());
    for (String mediator : question.mediators()) {
      PotentialResponse response =
          new PotentialResponse(mediator, level(contrast, contrast.baseline()));
      settings.put(mediator, new Setting.Natural(response));
    }
    return settings;
  }

  private static Map<String, Setting> level(Contrast contrast, int level) {
    return new LinkedHashMap<>(Map.of(contrast.treatment(), new Setting.State(level)));
  }

  private Quantity expectation(
      Contrast contrast, Map<String, Setting> settings, Deadline deadline) {
    return counterfactuals.expectation(
        new PotentialResponse(contrast.outcome(), settings),
        contrast.scores(),
        List.of(),
        deadline);
  }
}
