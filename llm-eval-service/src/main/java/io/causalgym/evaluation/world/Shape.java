package io.causalgym.evaluation.world;

import java.util.ArrayList;
import java.util.List;

/// A graph to draw worlds from. Variables are numbered in a topological order.
///
/// @param name such as `confounding`
/// @param parents of each variable
/// @param treatment its number
/// @param outcome its number
/// @param hidden numbers of variables that nobody observes
/// @param control whether P(y | do(x)) = P(y | x) by structure
record Shape(
    String name,
    List<List<Integer>> parents,
    int treatment,
    int outcome,
    List<Integer> hidden,
    boolean control) {
  Shape {
    parents = parents.stream().map(List::copyOf).toList();
    hidden = List.copyOf(hidden);
  }

  int size() {
    return parents.size();
  }

  List<Integer> parents(int variable) {
    return parents.get(variable);
  }

  /// `V1` for variable 0.
  String name(int variable) {
    return "V" + (variable + 1);
  }

  /// Reads `Z>X Z>Y X>Y`: variables in the order of their first mention, alone or in an edge, which
  /// must be topological; `X` is the treatment, `Y` the outcome, and what begins with `U` is
  /// hidden.
  static Shape of(String name, boolean control, String edges) {
    List<String> names = new ArrayList<>();
    List<List<Integer>> parents = new ArrayList<>();
    for (String edge : edges.split(" ", -1)) {
      String[] ends = edge.split(">", -1);
      int from = number(ends[0], names, parents);
      if (ends.length == 1) {
        continue;
      }
      int to = number(ends[1], names, parents);
      if (from >= to) {
        throw new IllegalArgumentException(edge + " of shape " + name + " is not in order");
      }
      parents.get(to).add(from);
    }
    List<Integer> hidden =
        names.stream().filter(v -> v.startsWith("U")).map(names::indexOf).toList();
    return new Shape(name, parents, names.indexOf("X"), names.indexOf("Y"), hidden, control);
  }

  private static int number(String name, List<String> names, List<List<Integer>> parents) {
    if (!names.contains(name)) {
      names.add(name);
      parents.add(new ArrayList<>());
    }
    return names.indexOf(name);
  }
}
