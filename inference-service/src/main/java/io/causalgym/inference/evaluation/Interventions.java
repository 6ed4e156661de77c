package io.causalgym.inference.evaluation;

import io.causalgym.inference.exact.InterventionRows;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// What requests set that ask the same question: a row for each joint state of the variables that
/// the first request leaves open, the last one fastest, then those of the next request.
final class Interventions {
  private final SequencedMap<String, Integer> common = new LinkedHashMap<>();
  private final InterventionRows rows;

  /// @param requests with the same {@link #question}
  Interventions(BayesianNetwork network, List<EffectRequest> requests) {
    List<String> varying = new ArrayList<>();
    for (String name : requests.getFirst().intervened()) {
      Integer state = requests.getFirst().states().get(name);
      if (state != null
          && requests.stream().allMatch(one -> state.equals(one.states().get(name)))) {
        common.put(name, state);
      } else {
        varying.add(name);
      }
    }
    int count = 0;
    for (EffectRequest request : requests) {
      count = Math.addExact(count, rows(network, request));
    }
    int[] states = new int[Math.multiplyExact(count, varying.size())];
    int start = 0;
    for (EffectRequest request : requests) {
      int own = rows(network, request);
      fill(network, request, varying, own, states, start);
      start += own * varying.size();
    }
    this.rows = InterventionRows.owning(varying, count, states);
  }

  /// A request less what it sets: requests with the same one differ in their interventions alone.
  static EffectRequest question(EffectRequest request) {
    return new EffectRequest(
        request.outcome(), request.intervened(), request.given(), evidence(request));
  }

  /// The evidence that has a state.
  static SequencedMap<String, Integer> evidence(EffectRequest request) {
    SequencedMap<String, Integer> evidence = new LinkedHashMap<>(request.states());
    evidence.keySet().retainAll(request.given());
    return evidence;
  }

  /// The variables that a request sets to every state.
  static List<String> open(EffectRequest request) {
    List<String> open = new ArrayList<>(request.intervened());
    open.removeAll(request.states().keySet());
    return open;
  }

  /// What is set to the same state in all rows.
  SequencedMap<String, Integer> common() {
    return Collections.unmodifiableSequencedMap(common);
  }

  /// What else is set.
  InterventionRows rows() {
    return rows;
  }

  /// The number of rows of a request.
  static int rows(BayesianNetwork network, EffectRequest request) {
    int rows = 1;
    for (String name : open(request)) {
      rows = Math.multiplyExact(rows, network.card(network.variable(name)));
    }
    return rows;
  }

  private static void fill(
      BayesianNetwork network,
      EffectRequest request,
      List<String> varying,
      int rows,
      int[] states,
      int start) {
    int width = varying.size();
    int repeats = 1;
    for (int column = width - 1; column >= 0; column--) {
      String name = varying.get(column);
      Integer fixed = request.states().get(name);
      int card = fixed == null ? network.card(network.variable(name)) : 1;
      for (int row = 0; row < rows; row++) {
        states[start + row * width + column] =
            Objects.requireNonNullElse(fixed, row / repeats % card);
      }
      repeats *= card;
    }
  }
}
