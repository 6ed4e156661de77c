package io.causalgym.inference.counterfactual;

import io.causalgym.inference.counterfactual.Mechanisms.Mechanism;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The variables of parallel worlds with those that must be equal made one: two copies of a
/// variable are one node where their parents are the same nodes or the same fixed states. A node
/// that must have a state is replaced by that state in the equations of its children, so that a
/// world in which it was observed and one in which it was set to the same state become one.
///
/// Source: Shpitser and Pearl, "Complete identification methods for the causal hierarchy", JMLR
/// 2008 (`shpitser2008complete`), algorithm make-cg and lemmas 24 and 25; here the nodes are merged
/// as they are made, which costs `O(w (v + e))` for `w` worlds.
final class CounterfactualGraph {

  /// Causes that are not negative are nodes, others the fixed state `-1 - cause`.
  private record Key(int variable, List<Integer> causes) {}

  private record Place(int world, int variable) {}

  private final Worlds worlds;
  private final Map<Key, Integer> nodes = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final Map<Integer, Integer> required = new LinkedHashMap<>();
  private boolean possible = true;

  /// @param events that must all happen
  CounterfactualGraph(Worlds worlds, List<CounterfactualEvent> events) {
    this.worlds = worlds;
    Map<Place, Integer> states = new HashMap<>();
    for (CounterfactualEvent event : events) {
      PotentialResponse response = event.response();
      int variable = worlds.model().variable(response.variable());
      Place place = new Place(worlds.world(response.intervention()), variable);
      Integer other = states.put(place, event.state());
      possible &= other == null || other == event.state();
    }
    List<Map<Integer, Integer>> codes = new ArrayList<>();
    for (Worlds.World world : worlds.ordered()) {
      Map<Integer, Integer> own = new HashMap<>();
      codes.add(own);
      for (int variable : world.needed()) {
        Setting setting = world.settings().get(variable);
        int code = setting == null ? node(variable, own) : code(setting, codes);
        Integer state = states.get(new Place(codes.size() - 1, variable));
        own.put(variable, state == null ? pinned(code) : pin(code, state));
      }
    }
  }

  private int code(Setting setting, List<Map<Integer, Integer>> codes) {
    return switch (setting) {
      case Setting.State(int state) -> -1 - state;
      case Setting.Natural(var response) ->
          code(
              codes.get(worlds.world(response.intervention())),
              worlds.model().variable(response.variable()));
    };
  }

  private static int code(Map<Integer, Integer> codes, int variable) {
    Integer code = codes.get(variable);
    if (code == null) {
      throw new AssertionError("variable " + variable + " has no node");
    }
    return code;
  }

  private int node(int variable, Map<Integer, Integer> own) {
    Mechanism mechanism = worlds.mechanisms().of(variable);
    List<Integer> causes =
        Arrays.stream(mechanism.parents).mapToObj(parent -> code(own, parent)).toList();
    Key key = new Key(variable, causes);
    Integer known = nodes.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    keys.add(key);
    return keys.size() - 1;
  }

  /// The state that a node must have in place of the node.
  private int pinned(int code) {
    Integer state = code < 0 ? null : required.get(code);
    return state == null ? code : -1 - state;
  }

  private int pin(int code, int state) {
    if (code < 0) {
      possible &= -1 - code == state;
    } else {
      Integer other = required.putIfAbsent(code, state);
      possible &= other == null || other == state;
      // A variable that takes the state of another may have states that the other has not.
      possible &= state < worlds.model().card(keys.get(code).variable());
    }
    return -1 - state;
  }

  /// Whether no two events contradict each other or an intervention.
  boolean possible() {
    return possible;
  }

  /// The states that nodes must have.
  Map<Integer, Integer> required() {
    return required;
  }

  /// The variable of each node.
  int[] variables() {
    return keys.stream().mapToInt(Key::variable).toArray();
  }

  /// The causes of each node, in the order of its equation's parents.
  List<List<Integer>> causes() {
    return keys.stream().map(Key::causes).toList();
  }
}
