package io.causalgym.inference.mediation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.IdentificationQuery;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.inference.mediation.PathSelection.CausalEdge;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The effects with and without mediators that follow from a graph and the distribution of its
/// variables; the others are said not to be identified, and have no number.
///
/// Total and controlled effects are effects of interventions, which {@link Identifier} decides.
/// Natural and path-specific ones are identified where there is no recanting district and every
/// district's kernel is identified; see {@link DistrictLevels}. Both criteria are complete for the
/// distributions that an effect compares. An effect along no path is 0 whether or not these are
/// identified.
public final class ObservedMediation {
  private static final Quantity NONE = new Quantity.Known(0);

  private final MixedGraph graph;
  private final Table distribution;
  private final Identifier identifier;
  private final EffectEvaluator evaluator;

  /// @param graph a DAG or ADMG, latent nodes projected out
  /// @param distribution over its nodes
  public ObservedMediation(
      MixedGraph graph, Table distribution, Identifier identifier, EffectEvaluator evaluator) {
    this.graph = graph;
    this.distribution = distribution;
    this.identifier = identifier;
    this.evaluator = evaluator;
  }

  /// Total, natural and controlled effects.
  ///
  /// @throws ModelException if a variable or a state does not exist or variables coincide
  public MediationEffects effects(MediationQuestion question, Deadline deadline) {
    Variables variables = Variables.of(distribution);
    MediationQuestion checked = variables.checked(question);
    Contrast contrast = checked.contrast();
    SelectedPaths around = selected(contrast, avoiding(checked.mediators()));
    PathSet paths = around.toOutcome();
    Interventional effect = new Interventional(contrast, List.of(), deadline);
    Quantity active = effect.expectation(contrast.active(), 0, 1);
    Quantity baseline = effect.expectation(contrast.baseline(), 0, 1);
    Quantity total = active.minus(baseline);
    Quantity direct = nested(contrast, around, deadline);
    Quantity indirect = nested(contrast.reversed(), around, deadline);
    boolean unaffected = paths.isEmpty() && paths.isEverything();
    return new MediationEffects(
        unaffected ? NONE : total,
        paths.isEmpty() ? NONE : direct.minus(baseline),
        paths.isEverything() ? NONE : indirect.minus(baseline),
        paths.isEverything() ? NONE : active.minus(direct),
        controlled(variables, checked, paths.isEmpty(), deadline));
  }

  /// The effect along selected paths.
  ///
  /// @throws ModelException if a variable, state, edge or path does not exist
  public PathEffect along(Contrast asked, PathSelection selection, Deadline deadline) {
    Contrast contrast = Variables.of(distribution).checked(asked);
    SelectedPaths selected = selected(contrast, selection);
    List<String> witnesses = Witnesses.of(graph, contrast, selected);
    if (selected.toOutcome().isEmpty()) {
      return new PathEffect(NONE, witnesses);
    }
    Quantity baseline =
        new Interventional(contrast, List.of(), deadline).expectation(contrast.baseline(), 0, 1);
    return new PathEffect(nested(contrast, selected, deadline).minus(baseline), witnesses);
  }

  private SelectedPaths selected(Contrast contrast, PathSelection selection) {
    return SelectedPaths.of(
        graph, graph.node(contrast.treatment()), graph.node(contrast.outcome()), selection);
  }

  /// The edges of all paths that do not lead through mediators.
  private PathSelection avoiding(List<String> mediators) {
    Set<CausalEdge> edges = new HashSet<>();
    for (int child : graph.all().minus(graph.nodes(mediators)).toArray()) {
      graph
          .parents()
          .of(child)
          .forEach(parent -> edges.add(new CausalEdge(graph.name(parent), graph.name(child))));
    }
    return new PathSelection.Edges(edges);
  }

  /// The expected outcome in which selected paths carry the active level.
  private Quantity nested(Contrast contrast, SelectedPaths selected, Deadline deadline) {
    int treatment = graph.node(contrast.treatment());
    int outcome = graph.node(contrast.outcome());
    return switch (DistrictLevels.of(graph, treatment, outcome, selected)) {
      case DistrictLevels.Recanting(var district, var children) ->
          new Quantity.NotIdentified(
              "the district "
                  + graph.names(district)
                  + " would have to see both levels of "
                  + contrast.treatment()
                  + ", through "
                  + graph.names(children)
                  + " (recanting district)");
      case DistrictLevels.Consistent levels ->
          new EdgeFormula(graph, distribution, identifier, evaluator, contrast)
              .expectation(levels, deadline);
    };
  }

  private List<MediationEffects.Controlled> controlled(
      Variables variables, MediationQuestion question, boolean unaffected, Deadline deadline) {
    Contrast contrast = question.contrast();
    List<List<Integer>> levels = variables.levels(question.mediators());
    Interventional effect = new Interventional(contrast, question.mediators(), deadline);
    List<MediationEffects.Controlled> controlled = new ArrayList<>();
    for (int at = 0; at < levels.size(); at++) {
      Quantity active = effect.expectation(contrast.active(), at, levels.size());
      Quantity baseline = effect.expectation(contrast.baseline(), at, levels.size());
      Quantity difference = unaffected ? NONE : active.minus(baseline);
      controlled.add(new MediationEffects.Controlled(levels.get(at), difference));
    }
    return controlled;
  }

  /// The distribution of the outcome where the treatment and further variables are set.
  private final class Interventional {
    private final Contrast contrast;
    private final Identification identification;
    private final Optional<Table> table;

    private Interventional(Contrast contrast, List<String> further, Deadline deadline) {
      List<String> outcome = List.of(contrast.outcome());
      List<String> set = new ArrayList<>(List.of(contrast.treatment()));
      set.addAll(further);
      this.contrast = contrast;
      this.identification =
          identifier.identify(graph, new IdentificationQuery(outcome, set, List.of()), deadline);
      EffectRequest request = EffectRequest.all(outcome, set, List.of());
      this.table =
          identification instanceof Identification.Identified identified
              ? Optional.of(evaluator.answer(identified, distribution, request, deadline).table())
              : Optional.empty();
    }

    /// @param at which of the `count` joint levels of the further variables
    private Quantity expectation(int level, int at, int count) {
      return switch (identification) {
        case Identification.Identified identified ->
            Expectations.of(table.orElseThrow(), level * count + at, contrast.scores());
        case Identification.NotIdentified unknown -> new Quantity.NotIdentified(unknown.reason());
      };
    }
  }
}
