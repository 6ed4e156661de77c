package io.causalgym.inference.mediation;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.counterfactual.PotentialResponse;
import io.causalgym.inference.counterfactual.Setting;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes the outcome in which selected paths carry the active level of the treatment, and all
/// others the baseline, as a nested counterfactual.
///
/// A variable that selected paths and others reach has each parent set to the state which that
/// parent has when the selected paths through it, if any, are active. One that only selected paths
/// reach, or none, is a plain counterfactual; nesting is therefore as shallow as it can be.
///
/// Source: Shpitser, Cognitive Science 2013, definition of the path-specific effect
/// (`shpitser2013counterfactual`). No recursion.
final class NestedOutcome {
  private final MixedGraph graph;
  private final int treatment;
  private final Contrast contrast;
  private final NodeSet affected;
  private final Map<PathSet, PotentialResponse> responses = new HashMap<>();

  private NestedOutcome(MixedGraph graph, Contrast contrast) {
    this.graph = graph;
    this.treatment = graph.node(contrast.treatment());
    this.contrast = contrast;
    this.affected = Ancestry.descendants(graph, NodeSet.of(treatment));
  }

  static PotentialResponse of(MixedGraph graph, Contrast contrast, SelectedPaths selected) {
    NestedOutcome outcome = new NestedOutcome(graph, contrast);
    PathSet all = selected.toOutcome();
    for (PathSet paths : outcome.parentsFirst(all)) {
      outcome.responses.put(paths, outcome.response(paths));
    }
    return outcome.found(all);
  }

  /// Every set of paths that the outcome depends on and that is neither empty nor everything.
  private List<PathSet> parentsFirst(PathSet all) {
    int[] position = new int[graph.size()];
    int[] order = graph.topologicalOrder();
    for (int at = 0; at < order.length; at++) {
      position[order[at]] = at;
    }
    Set<PathSet> found = new HashSet<>();
    Deque<PathSet> open = new ArrayDeque<>(List.of(all));
    while (!open.isEmpty()) {
      PathSet paths = open.pop();
      if (mixed(paths) && found.add(paths)) {
        graph.parents().of(paths.node()).forEach(parent -> open.push(paths.before(parent)));
      }
    }
    return found.stream().sorted(Comparator.comparingInt(paths -> position[paths.node()])).toList();
  }

  private boolean mixed(PathSet paths) {
    return paths.node() != treatment && !paths.isEmpty() && !paths.isEverything();
  }

  private PotentialResponse response(PathSet paths) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    graph
        .parents()
        .of(paths.node())
        .intersect(affected)
        .forEach(parent -> settings.put(graph.name(parent), setting(parent, paths.before(parent))));
    return new PotentialResponse(graph.name(paths.node()), settings);
  }

  private Setting setting(int parent, PathSet paths) {
    return parent == treatment
        ? new Setting.State(paths.isEmpty() ? contrast.baseline() : contrast.active())
        : new Setting.Natural(found(paths));
  }

  private PotentialResponse found(PathSet paths) {
    PotentialResponse known = responses.get(paths);
    if (known != null) {
      return known;
    }
    int level = paths.isEmpty() ? contrast.baseline() : contrast.active();
    return PotentialResponse.under(graph.name(paths.node()), Map.of(contrast.treatment(), level));
  }
}
