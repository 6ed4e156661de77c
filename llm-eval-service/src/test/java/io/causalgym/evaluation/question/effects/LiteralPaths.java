package io.causalgym.evaluation.question.effects;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Paths by the book: hidden common causes are nodes of their own, every simple path is listed, and
/// blocked where a node blocks it.
final class LiteralPaths {
  private final List<String[]> arrows = new ArrayList<>();

  LiteralPaths(MixedGraph graph) {
    for (Edge edge : graph.edges()) {
      String from = graph.name(edge.from());
      String to = graph.name(edge.to());
      if (edge.kind() == EdgeKind.BIDIRECTED) {
        arrows.add(new String[] {"hidden " + from + to, from});
        arrows.add(new String[] {"hidden " + from + to, to});
      } else {
        arrows.add(new String[] {from, to});
      }
    }
  }

  boolean arrow(String from, String to) {
    return arrows.stream().anyMatch(arrow -> arrow[0].equals(from) && arrow[1].equals(to));
  }

  /// Whether some path from `x` to `y` that is of interest is open given `given`.
  boolean open(String x, String y, Set<String> given, Predicate<List<String>> ofInterest) {
    return paths(x, y).stream().filter(ofInterest).anyMatch(path -> open(path, given));
  }

  boolean directed(List<String> path) {
    for (int at = 1; at < path.size(); at++) {
      if (!arrow(path.get(at - 1), path.get(at))) {
        return false;
      }
    }
    return true;
  }

  List<List<String>> paths(String x, String y) {
    List<List<String>> found = new ArrayList<>();
    extend(new ArrayList<>(List.of(x)), y, found);
    return found;
  }

  private void extend(List<String> path, String y, List<List<String>> found) {
    String last = path.getLast();
    if (last.equals(y)) {
      found.add(List.copyOf(path));
      return;
    }
    for (String[] arrow : arrows) {
      String next = arrow[0].equals(last) ? arrow[1] : arrow[1].equals(last) ? arrow[0] : last;
      if (!path.contains(next)) {
        path.add(next);
        extend(path, y, found);
        path.removeLast();
      }
    }
  }

  private boolean open(List<String> path, Set<String> given) {
    for (int at = 1; at + 1 < path.size(); at++) {
      String node = path.get(at);
      boolean collider = arrow(path.get(at - 1), node) && arrow(path.get(at + 1), node);
      if (collider ? effects(node).stream().noneMatch(given::contains) : given.contains(node)) {
        return false;
      }
    }
    return true;
  }

  /// The node and all its descendants.
  private Set<String> effects(String node) {
    Set<String> effects = new HashSet<>(Set.of(node));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (String[] arrow : arrows) {
        grew |= effects.contains(arrow[0]) && effects.add(arrow[1]);
      }
    }
    return effects;
  }
}
