package io.causalgym.inference.bounds;

import io.causalgym.graph.Districts;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the probability of a conjunction of counterfactual events splits over the districts: into
/// c-factors that the distribution gives, and districts whose response types are needed.
///
/// @param copies the variables it sums over
/// @param identified the c-factors, each of copies that occur once
/// @param unresolved the other districts
record Plan(List<ParallelWorlds.Copy> copies, List<Factor> identified, List<NodeSet> unresolved) {

  /// @return empty where the events contradict each other
  static Optional<Plan> of(ResponseModel model, List<CounterfactualEvent> events) {
    return ParallelWorlds.of(model.graph(), model.slots().cards(), events)
        .map(copies -> split(model, copies));
  }

  private static Plan split(ResponseModel model, List<ParallelWorlds.Copy> copies) {
    MixedGraph graph = model.graph();
    List<Factor> identified = new ArrayList<>();
    List<NodeSet> unresolved = new ArrayList<>();
    for (NodeSet district : Districts.of(graph, graph.all())) {
      List<ParallelWorlds.Copy> own =
          copies.stream().filter(copy -> district.contains(copy.node())).toList();
      if (!own.isEmpty()) {
        Optional<List<Factor>> factors = factors(model, district, own);
        factors.ifPresent(identified::addAll);
        if (factors.isEmpty()) {
          unresolved.add(district);
        }
      }
    }
    return new Plan(copies, identified, unresolved);
  }

  /// The c-factors that give the probability of one response of each node, if they do.
  private static Optional<List<Factor>> factors(
      ResponseModel model, NodeSet district, List<ParallelWorlds.Copy> own) {
    MixedGraph graph = model.graph();
    NodeSet.Builder set = new NodeSet.Builder(0);
    for (ParallelWorlds.Copy copy : own) {
      if (!set.addIfAbsent(copy.node())) {
        return Optional.empty();
      }
    }
    Map<NodeSet, Factor> known = new LinkedHashMap<>();
    model.observed(district).forEach(factor -> known.put(factor.nodes(), factor));
    return Factors.covering(graph, set.build(), known)
        .filter(factors -> factors.stream().allMatch(factor -> oneWorld(graph, own, factor)));
  }

  /// Whether all nodes of a factor see each parent alike: no node of it as set, and no outside
  /// parent in two worlds.
  private static boolean oneWorld(MixedGraph graph, List<ParallelWorlds.Copy> own, Factor factor) {
    Map<Integer, Integer> seen = new LinkedHashMap<>();
    for (ParallelWorlds.Copy copy : own) {
      int[] parents = graph.parents().of(copy.node()).toArray();
      for (int at = 0; at < parents.length && factor.nodes().contains(copy.node()); at++) {
        int entry = copy.parents().get(at);
        Integer before = seen.putIfAbsent(parents[at], entry);
        boolean solved = factor.nodes().contains(parents[at]);
        if (solved ? entry < 0 : before != null && before != entry) {
          return false;
        }
      }
    }
    return true;
  }

  /// The joint states of the copies that have to be summed over.
  double terms() {
    double terms = 1;
    for (ParallelWorlds.Copy copy : copies) {
      terms *= copy.states().size();
    }
    return terms;
  }
}
