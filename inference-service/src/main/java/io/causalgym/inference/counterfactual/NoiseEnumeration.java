package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
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

  /// A group of events and conditions.
  private record Part(NoiseSearch search, List<Required> events, boolean conditional) {}

  /// What an event or a condition says.
  private record Required(int code, int state) {}

  private final List<Part> parts;

  NoiseEnumeration(Worlds worlds, CounterfactualQuery query) {
    WorldProgram program = new WorldProgram(worlds);
    List<Required> all = new ArrayList<>();
    query.events().forEach(event -> all.add(required(program, event)));
    query.given().forEach(event -> all.add(required(program, event)));
    List<int[]> codes = all.stream().map(one -> new int[] {one.code()}).toList();
    this.parts =
        NoiseGroups.of(program, codes).stream()
            .map(group -> part(program, all, query.events().size(), group))
            .toList();
  }

  private static Required required(WorldProgram program, CounterfactualEvent event) {
    return new Required(program.code(event.response()), event.state());
  }

  private static Part part(
      WorldProgram program, List<Required> all, int events, List<Integer> group) {
    List<Required> asked = group.stream().filter(at -> at < events).map(all::get).toList();
    List<Required> given = group.stream().filter(at -> at >= events).map(all::get).toList();
    NoiseSearch search =
        new NoiseSearch(
            program,
            given.stream().mapToInt(Required::code).toArray(),
            given.stream().mapToInt(Required::state).toArray(),
            asked.stream().mapToInt(Required::code).toArray());
    return new Part(search, asked, !given.isEmpty());
  }

  /// Visited states and evaluated equations at most.
  double operations() {
    return parts.stream().mapToDouble(part -> part.search().operations()).sum();
  }

  /// The probability of the events given the condition; to be asked once.
  CounterfactualAnswer answer(Deadline deadline) {
    double probability = 1;
    double condition = 1;
    for (Part part : parts) {
      double given = 0;
      double both = 0;
      NoiseSearch search = part.search();
      while (search.next(deadline)) {
        given += search.weight();
        both += hold(part.events(), search) ? search.weight() : 0;
      }
      if (given == 0) {
        return Undefined.impossibleCondition();
      }
      probability *= both / given;
      condition *= part.conditional() ? given : 1;
    }
    return new CounterfactualAnswer.Found(probability, condition, Engine.NOISE_ENUMERATION);
  }

  private static boolean hold(List<Required> events, NoiseSearch search) {
    for (Required event : events) {
      if (search.value(event.code()) != event.state()) {
        return false;
      }
    }
    return true;
  }
}
