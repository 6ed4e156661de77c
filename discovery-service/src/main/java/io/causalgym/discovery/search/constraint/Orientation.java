package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Directs the edges of a skeleton: first what is known, then colliders, then what follows from
/// both. What contradicts what came before is left out and noted.
final class Orientation {
  private static final int MOST_NAMED = 10;

  private final Pattern pattern;
  private final Knowledge knowledge;
  private final List<String> names;
  private final Deadline deadline;
  private final List<String> notes = new ArrayList<>();

  Orientation(Neighbours neighbours, Knowledge knowledge, List<String> names, Deadline deadline) {
    this.deadline = deadline;
    this.pattern = new Pattern(neighbours);
    this.knowledge = knowledge;
    this.names = names;
  }

  List<Edge> edges() {
    return pattern.edges();
  }

  List<String> notes() {
    return notes;
  }

  /// Directs edges of which one direction is ruled out. An edge of which the other one would make a
  /// cycle is taken away: knowledge allows its absence, and neither direction.
  void know() {
    if (knowledge.isEmpty()) {
      return;
    }
    for (int[] edge : knowledge.required()) {
      pattern.orient(edge[0], edge[1]);
    }
    List<String> removed = new ArrayList<>();
    for (int a = 0; a < pattern.size(); a++) {
      for (int at = pattern.start(a); at < pattern.end(a); at++) {
        int b = pattern.target(at);
        if (pattern.direction(at) == Pattern.UNDIRECTED
            && !knowledge.allows(b, a)
            && !pattern.orient(a, b)) {
          pattern.remove(a, b);
          removed.add(names.get(a) + " -> " + names.get(b));
        }
      }
    }
    note(removed, "edge left out, as what is known makes a cycle");
  }

  /// Directs colliders, until the deadline passes.
  ///
  /// @param colliders those with most evidence first
  void collide(List<Triple> colliders, ConflictRule rule) {
    List<Triple> contradicted =
        switch (rule) {
          case PRIORITY ->
              colliders.stream()
                  .filter(triple -> !deadline.passed() && !directIfFree(triple))
                  .toList();
          case OVERWRITE -> overwrite(colliders);
          case UNDIRECTED -> directUndisputed(colliders);
        };
    note(
        contradicted.stream().map(triple -> text(triple, " -> ", " <- ")).toList(),
        "collider in contradiction with others or with what is known");
  }

  private boolean directIfFree(Triple triple) {
    int b = triple.b();
    if (!free(triple.a(), b) || !free(triple.c(), b)) {
      return false;
    }
    // Two arrows into one node make no cycle that one of them does not make.
    return pattern.orient(triple.a(), b) && pattern.orient(triple.c(), b);
  }

  private boolean free(int from, int to) {
    return pattern.directed(from, to)
        || (pattern.undirected(from, to) && !pattern.reaches(to, from));
  }

  private List<Triple> overwrite(List<Triple> colliders) {
    for (Triple triple : colliders.reversed()) {
      if (deadline.passed()) {
        return List.of();
      }
      turn(triple.a(), triple.b());
      turn(triple.c(), triple.b());
    }
    return colliders.stream().filter(triple -> !stands(triple)).toList();
  }

  private void turn(int from, int to) {
    if (knowledge.allows(from, to) && pattern.present(from, to)) {
      pattern.orient(from, to);
    }
  }

  private boolean stands(Triple triple) {
    return pattern.directed(triple.a(), triple.b()) && pattern.directed(triple.c(), triple.b());
  }

  private List<Triple> directUndisputed(List<Triple> colliders) {
    Set<Long> arrows = new HashSet<>();
    for (Triple triple : colliders) {
      arrows.add(arrow(triple.a(), triple.b()));
      arrows.add(arrow(triple.c(), triple.b()));
    }
    for (Triple triple : colliders) {
      if (deadline.passed()) {
        return List.of();
      }
      directUndisputed(triple.a(), triple.b(), arrows);
      directUndisputed(triple.c(), triple.b(), arrows);
    }
    return colliders.stream().filter(triple -> !stands(triple)).toList();
  }

  private void directUndisputed(int from, int to, Set<Long> arrows) {
    if (pattern.undirected(from, to) && !arrows.contains(arrow(to, from))) {
      pattern.orient(from, to);
    }
  }

  private static long arrow(int from, int to) {
    return ((long) from << 32) | to;
  }

  /// Directs what follows.
  void follow(Set<Triple> open) {
    Set<Edge> disputed = new PatternClosure(pattern, open).close(deadline);
    note(
        disputed.stream()
            .sorted()
            .map(edge -> names.get(edge.from()) + " -- " + names.get(edge.to()))
            .toList(),
        "edge undirected, as others imply both directions or a cycle");
    note(
        open.stream().sorted().map(triple -> text(triple, " - ", " - ")).toList(),
        "triple undecided, collider or not");
  }

  private String text(Triple triple, String left, String right) {
    return names.get(triple.a()) + left + names.get(triple.b()) + right + names.get(triple.c());
  }

  /// @param what each of them is; its first word is a noun
  private void note(List<String> named, String what) {
    if (named.isEmpty()) {
      return;
    }
    String counted = named.size() == 1 ? what : what.replaceFirst(" ", "s ");
    String few = named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    String rest = named.size() > MOST_NAMED ? ", .." : "";
    notes.add(named.size() + " " + counted + ": " + few + rest);
  }
}
