package io.causalgym.inference.bounds;

import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The variables that a conjunction of counterfactual events depends on, each once for every way in
/// which interventions reach it: the parallel-worlds graph with equal copies merged.
///
/// Source: Avin, Shpitser and Pearl 2005 (`avin2005identifiability`); Shpitser and Pearl 2007,
/// Lemma 24 (`shpitser2007what`) for the merging: a copy is told from others only by the
/// interventions that reach it along directed paths.
final class ParallelWorlds {

  /// A variable in a world.
  ///
  /// @param parents by parent of `node`, ascending: the index of a copy, or `-1 - state` for one
  ///   that is set
  /// @param states that the events allow
  record Copy(int node, List<Integer> parents, NodeSet states) {}

  private record Key(int node, SortedMap<Integer, Integer> reached) {}

  private final MixedGraph graph;
  private final int[] cards;
  private final Map<Key, Integer> index = new HashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private boolean impossible;

  private ParallelWorlds(MixedGraph graph, int[] cards) {
    this.graph = graph;
    this.cards = cards;
  }

  /// The copies that `events` depend on, parents before children; empty if no unit can fulfil the
  /// events, since they contradict an intervention or each other.
  static Optional<List<Copy>> of(MixedGraph graph, int[] cards, List<CounterfactualEvent> events) {
    ParallelWorlds worlds = new ParallelWorlds(graph, cards);
    Map<SortedMap<String, Integer>, List<CounterfactualEvent>> byWorld = new LinkedHashMap<>();
    for (CounterfactualEvent event : events) {
      byWorld.computeIfAbsent(event.intervened(), _ -> new ArrayList<>()).add(event);
    }
    byWorld.forEach((_, world) -> worlds.add(world));
    return worlds.impossible ? Optional.empty() : Optional.of(worlds.copies);
  }

  private void add(List<CounterfactualEvent> world) {
    Map<Integer, Integer> set = new HashMap<>();
    world
        .getFirst()
        .intervened()
        .forEach((name, state) -> {
          // What is no node here has no bearing on the events, set or not.
          if (graph.find(name) >= 0) {
            set.put(graph.node(name), state);
          }
        });
    NodeSet.Builder free = new NodeSet.Builder(graph.all());
    set.keySet().forEach(free::remove);
    NodeSet events = graph.nodes(world.stream().map(CounterfactualEvent::variable).toList());
    NodeSet needed = Ancestry.ancestors(graph, events, free.build());
    Map<Integer, Integer> copyOf = new HashMap<>();
    Map<Integer, SortedMap<Integer, Integer>> reached = new HashMap<>();
    for (int node : graph.topologicalOrder()) {
      if (needed.contains(node)) {
        copyOf.put(node, copy(node, set, copyOf, reached));
      }
    }
    world.forEach(event -> restrict(event, set, copyOf));
  }

  private int copy(
      int node,
      Map<Integer, Integer> set,
      Map<Integer, Integer> copyOf,
      Map<Integer, SortedMap<Integer, Integer>> reached) {
    SortedMap<Integer, Integer> reaching = new TreeMap<>();
    List<Integer> parents = new ArrayList<>();
    graph
        .parents()
        .of(node)
        .forEach(parent -> {
          Integer state = set.get(parent);
          if (state == null) {
            reaching.putAll(reached.getOrDefault(parent, new TreeMap<>()));
            parents.add(copyOf.getOrDefault(parent, 0));
          } else {
            reaching.put(parent, state);
            parents.add(-1 - state);
          }
        });
    reached.put(node, reaching);
    return index.computeIfAbsent(
        new Key(node, reaching),
        _ -> {
          copies.add(new Copy(node, List.copyOf(parents), NodeSet.range(cards[node])));
          return copies.size() - 1;
        });
  }

  private void restrict(
      CounterfactualEvent event, Map<Integer, Integer> set, Map<Integer, Integer> copyOf) {
    int node = graph.node(event.variable());
    Integer state = set.get(node);
    if (state != null) {
      impossible |= !event.states().contains(state);
      return;
    }
    Integer at = copyOf.get(node);
    if (at == null) {
      throw new AssertionError("every variable of an event has a copy in its world");
    }
    Copy copy = copies.get(at);
    NodeSet.Builder wanted = new NodeSet.Builder(cards[node]);
    event.states().forEach(wanted::add);
    NodeSet left = copy.states().intersect(wanted.build());
    impossible |= left.isEmpty();
    copies.set(at, new Copy(node, copy.parents(), left));
  }
}
