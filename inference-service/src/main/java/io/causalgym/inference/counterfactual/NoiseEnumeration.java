package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Abduction, action, prediction by adding up the joint states of the noises: those in which the
/// condition holds, and among them those in which the events do.
///
/// Only noises that an event or a condition depends on are visited. Events that share no noise are
/// independent, so that each group of events that do is added up apart, and the probabilities are
/// multiplied.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, theorem 7.1.7 (`pearl2009causality`). Cost: for each
/// group the product of the numbers of its noises' states, times its equations.
final class NoiseEnumeration {
  private final List<Group> groups = new ArrayList<>();

  /// Events and conditions that share noises.
  private static final class Group {
    private final BitSet noises;
    private final List<int[]> events = new ArrayList<>();
    private final List<int[]> given = new ArrayList<>();

    private Group(BitSet noises) {
      this.noises = noises;
    }

    private void add(Group other) {
      noises.or(other.noises);
      events.addAll(other.events);
      given.addAll(other.given);
    }
  }

  private final WorldProgram program;

  NoiseEnumeration(Worlds worlds, CounterfactualQuery query) {
    this.program = new WorldProgram(worlds);
    query.events().forEach(event -> place(event, true));
    query.given().forEach(event -> place(event, false));
  }

  private void place(CounterfactualEvent event, boolean asked) {
    int code = program.code(event.response());
    BitSet noises = new BitSet();
    NoisePlan.closure(program, new int[] {code}).stream()
        .forEach(
            step -> {
              for (int noise : program.mechanism(step).noises) {
                noises.set(noise);
              }
            });
    Group merged = new Group(noises);
    (asked ? merged.events : merged.given).add(new int[] {code, event.state()});
    for (Group group : List.copyOf(groups)) {
      if (group.noises.intersects(noises)) {
        merged.add(group);
        groups.remove(group);
      }
    }
    groups.add(merged);
  }

  /// Evaluated equations at most.
  double operations() {
    return groups.stream().mapToDouble(group -> search(group).operations()).sum();
  }

  /// The probability of the events given the condition.
  CounterfactualAnswer answer(Deadline deadline) {
    double probability = 1;
    double condition = 1;
    for (Group group : groups) {
      double given = 0;
      double both = 0;
      NoiseSearch search = search(group);
      while (search.next(deadline)) {
        given += search.weight();
        if (hold(group.events, search)) {
          both += search.weight();
        }
      }
      if (given == 0) {
        return new Undefined("the condition has probability 0");
      }
      probability *= both / given;
      condition *= group.given.isEmpty() ? 1 : given;
    }
    return new CounterfactualAnswer.Found(probability, condition, Engine.NOISE_ENUMERATION);
  }

  private NoiseSearch search(Group group) {
    return new NoiseSearch(program, column(group.given, 0), column(group.given, 1), column(group.events, 0));
  }

  private static boolean hold(List<int[]> events, NoiseSearch search) {
    for (int[] event : events) {
      if (search.value(event[0]) != event[1]) {
        return false;
      }
    }
    return true;
  }

  private static int[] column(List<int[]> pairs, int column) {
    return pairs.stream().mapToInt(pair -> pair[column]).toArray();
  }
}
