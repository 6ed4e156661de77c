package io.causalgym.model.enumeration;

import io.causalgym.model.ModelException;
import io.causalgym.model.scm.DiscreteScm;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/// Probabilities of events in several worlds of the same units, by visiting every joint state of
/// the noises: abduction, action and prediction, written literally.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, theorem 7.1.7 and equation 7.4 (pearl2009causality).
/// Cost: noise states times worlds times variables for each question.
public final class ScmEnumeration {
  /// Joint states of the noises at most.
  public static final int MOST_STATES = 1 << 20;

  private final DiscreteScm model;
  private final int[] order;
  private final int[][] parents;
  private final int[][] noisesOf;
  private final int[][] tables;
  private final double[][] noises;

  /// That variables have these states in the world of an intervention.
  ///
  /// @param states by variable; all of them hold
  /// @param intervention states by variable; empty for the world as it is
  public record Event(Map<String, Integer> states, Map<String, Integer> intervention) {
    public Event {
      states = Map.copyOf(states);
      intervention = Map.copyOf(intervention);
    }

    /// In the world as it is.
    public static Event factual(Map<String, Integer> states) {
      return new Event(states, Map.of());
    }
  }

  /// @throws ModelException if the noises have more than {@link #MOST_STATES} joint states
  public ScmEnumeration(DiscreteScm model) {
    if (model.worlds() > MOST_STATES) {
      throw new ModelException(
          "noises",
          Integer.toString(model.noiseCount()),
          "the noises have more than " + MOST_STATES + " joint states; use fewer");
    }
    this.model = model;
    this.order = model.topologicalOrder();
    int n = model.size();
    this.parents = new int[n][];
    this.noisesOf = new int[n][];
    this.tables = new int[n][];
    for (int v = 0; v < n; v++) {
      parents[v] = model.parents(v);
      noisesOf[v] = model.noisesOf(v);
      tables[v] = model.table(v);
    }
    this.noises = new double[model.noiseCount()][];
    Arrays.setAll(noises, model::noise);
  }

  /// P(event in the world after `do(intervention)` | evidence in the world as it is).
  ///
  /// @return empty where the evidence has no probability
  public OptionalDouble probability(
      Map<String, Integer> event,
      Map<String, Integer> intervention,
      Map<String, Integer> evidence) {
    return probability(List.of(new Event(event, intervention)), List.of(Event.factual(evidence)));
  }

  /// P(all events | all that is given), each event in a world of its own.
  ///
  /// @return empty where what is given has no probability
  public OptionalDouble probability(List<Event> events, List<Event> given) {
    Set<Map<String, Integer>> distinct = new LinkedHashSet<>();
    Stream.concat(events.stream(), given.stream()).forEach(one -> distinct.add(one.intervention()));
    List<Map<String, Integer>> worlds = List.copyOf(distinct);
    int[][] set = worlds.stream().map(this::states).toArray(int[][]::new);
    int[][] sought = wanted(events, worlds);
    int[][] known = wanted(given, worlds);
    int[][] values = new int[worlds.size()][model.size()];
    int[] state = new int[noises.length];
    double part = 0;
    double whole = 0;
    do {
      for (int world = 0; world < set.length; world++) {
        evaluate(state, set[world], values[world]);
      }
      if (agree(values, known)) {
        double p = weight(state);
        whole += p;
        part += agree(values, sought) ? p : 0;
      }
    } while (advance(state));
    return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
  }

  /// By world and variable the state that is asked for, -1 where any will do, and -2 where events
  /// contradict each other.
  private int[][] wanted(List<Event> events, List<Map<String, Integer>> worlds) {
    int[][] wanted = new int[worlds.size()][model.size()];
    for (int[] states : wanted) {
      Arrays.fill(states, -1);
    }
    for (Event event : events) {
      int[] states = wanted[worlds.indexOf(event.intervention())];
      event
          .states()
          .forEach((name, state) -> {
            int v = model.variable(name);
            states[v] = states[v] == -1 || states[v] == state ? state : -2;
          });
    }
    return wanted;
  }

  private int[] states(Map<String, Integer> byName) {
    int[] states = new int[model.size()];
    Arrays.fill(states, -1);
    byName.forEach((name, state) -> states[model.variable(name)] = state);
    return states;
  }

  private void evaluate(int[] noise, int[] set, int[] values) {
    for (int v : order) {
      values[v] = set[v] >= 0 ? set[v] : tables[v][row(v, noise, values)];
    }
  }

  private int row(int variable, int[] noise, int[] values) {
    int row = 0;
    for (int parent : parents[variable]) {
      row = row * model.card(parent) + values[parent];
    }
    for (int of : noisesOf[variable]) {
      row = row * noises[of].length + noise[of];
    }
    return row;
  }

  private static boolean agree(int[][] values, int[][] wanted) {
    for (int world = 0; world < wanted.length; world++) {
      for (int v = 0; v < wanted[world].length; v++) {
        if (wanted[world][v] != -1 && wanted[world][v] != values[world][v]) {
          return false;
        }
      }
    }
    return true;
  }

  private double weight(int[] state) {
    double p = 1;
    for (int noise = 0; noise < state.length; noise++) {
      p *= noises[noise][state[noise]];
    }
    return p;
  }

  /// To the next joint state of the noises; false after the last one.
  private boolean advance(int[] state) {
    for (int noise = state.length - 1; noise >= 0; noise--) {
      if (++state[noise] < noises[noise].length) {
        return true;
      }
      state[noise] = 0;
    }
    return false;
  }
}
