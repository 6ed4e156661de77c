package io.causalgym.inference.counterfactual;

import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The worlds that a question speaks of, each with the variables of it that matter: what is asked
/// and its ancestors, up to the variables that the world sets. `O(w (v + e))` for `w` worlds.
///
/// Worlds come in an order in which one that takes a value from another comes after it, and then
/// those with fewer interventions first.
final class Worlds {

  /// One intervention and what is needed under it.
  static final class World {
    private final Map<String, Setting> intervention;
    private final int depth;
    private final Map<Integer, Setting> settings = new HashMap<>();
    private final Set<Integer> reached = new HashSet<>();
    private int[] needed = new int[0];

    private World(Map<String, Setting> intervention, DiscreteScm model) {
      this.intervention = intervention;
      this.depth = new PotentialResponse("", intervention).depth();
      intervention.forEach((name, setting) -> settings.put(model.variable(name), setting));
    }

    /// The variables that matter, in topological order; a copy is not made.
    int[] needed() {
      return needed;
    }

    /// What each variable is set to.
    Map<Integer, Setting> settings() {
      return settings;
    }
  }

  private final DiscreteScm model;
  private final Mechanisms mechanisms;
  private final List<World> ordered;
  private final Map<Map<String, Setting>, Integer> index = new HashMap<>();

  private Worlds(DiscreteScm model, Mechanisms mechanisms, Collection<World> worlds) {
    this.model = model;
    this.mechanisms = mechanisms;
    this.ordered = new ArrayList<>(worlds);
    ordered.sort(
        Comparator.<World>comparingInt(world -> world.depth)
            .thenComparingInt(world -> world.settings.size()));
    for (int at = 0; at < ordered.size(); at++) {
      index.put(ordered.get(at).intervention, at);
    }
  }

  /// The worlds of `responses`, which were checked, and those nested in them; empty if there are
  /// more than `most` variables in all worlds together.
  static Optional<Worlds> of(DiscreteScm model, List<PotentialResponse> responses, int most) {
    Map<Map<String, Setting>, World> found = new HashMap<>();
    Mechanisms mechanisms = new Mechanisms(model);
    Deque<PotentialResponse> asked = new ArrayDeque<>(responses);
    int places = 0;
    while (!asked.isEmpty()) {
      PotentialResponse response = asked.pop();
      World world = found.computeIfAbsent(response.intervention(), key -> new World(key, model));
      places += reach(world, model.variable(response.variable()), mechanisms, asked);
      if (places > most) {
        return Optional.empty();
      }
    }
    int[] order = model.topologicalOrder();
    int[] position = new int[order.length];
    for (int at = 0; at < order.length; at++) {
      position[order[at]] = at;
    }
    for (World world : found.values()) {
      world.needed = inOrder(world.reached, position, order);
    }
    return Optional.of(new Worlds(model, mechanisms, found.values()));
  }

  /// How many variables of `world` matter that did not before.
  private static int reach(
      World world, int target, Mechanisms mechanisms, Deque<PotentialResponse> asked) {
    Deque<Integer> open = new ArrayDeque<>();
    open.push(target);
    int added = 0;
    while (!open.isEmpty()) {
      int variable = open.pop();
      if (!world.reached.add(variable)) {
        continue;
      }
      added++;
      Setting setting = world.settings.get(variable);
      if (setting instanceof Setting.Natural(var response)) {
        asked.push(response);
      } else if (setting == null) {
        for (int parent : mechanisms.of(variable).parents) {
          open.push(parent);
        }
      }
    }
    return added;
  }

  private static int[] inOrder(Collection<Integer> variables, int[] position, int[] order) {
    int[] positions = variables.stream().mapToInt(variable -> position[variable]).toArray();
    Arrays.sort(positions);
    for (int at = 0; at < positions.length; at++) {
      positions[at] = order[positions[at]];
    }
    return positions;
  }

  DiscreteScm model() {
    return model;
  }

  Mechanisms mechanisms() {
    return mechanisms;
  }

  List<World> ordered() {
    return ordered;
  }

  /// The position of the world of an intervention that was asked for.
  int world(Map<String, Setting> intervention) {
    Integer world = index.get(intervention);
    if (world == null) {
      throw new AssertionError("no world " + intervention);
    }
    return world;
  }
}
