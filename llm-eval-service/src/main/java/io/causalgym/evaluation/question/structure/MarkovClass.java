package io.causalgym.evaluation.question.structure;

import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All graphs over four variables that have the same independences, found by writing down every
/// graph: the class is what the independences say, and no more.
///
/// A graph here is any acyclic one, not only those that follow the order of the numbers: its
/// parents are bits by node.
record MarkovClass(List<List<Integer>> members, List<Independence> statements) {
  static final int NODES = 4;

  MarkovClass {
    members = List.copyOf(members);
    statements = List.copyOf(statements);
  }

  /// Whether `a` and `b` are independent given a set.
  record Independence(int a, int b, int given, boolean holds) {}

  private static final class All {
    private static final List<MarkovClass> CLASSES = classes();
  }

  /// Every class.
  static List<MarkovClass> all() {
    return All.CLASSES;
  }

  private static List<MarkovClass> classes() {
    Map<List<Boolean>, List<List<Integer>>> byStatements = new LinkedHashMap<>();
    int pairs = NODES * (NODES - 1) / 2;
    int graphs = (int) Math.pow(3, pairs);
    for (int code = 0; code < graphs; code++) {
      List<Integer> parents = parents(code);
      if (acyclic(parents)) {
        List<Boolean> holds = questions().stream().map(q -> separated(parents, q)).toList();
        byStatements.computeIfAbsent(holds, absent -> new ArrayList<>()).add(parents);
      }
    }
    List<MarkovClass> classes = new ArrayList<>();
    byStatements.forEach((holds, members) -> {
      List<Independence> statements = new ArrayList<>();
      for (int q = 0; q < holds.size(); q++) {
        Independence asked = questions().get(q);
        statements.add(new Independence(asked.a, asked.b, asked.given, holds.get(q)));
      }
      classes.add(new MarkovClass(members, statements));
    });
    return List.copyOf(classes);
  }

  private static List<Integer> parents(int code) {
    int[] parents = new int[NODES];
    int rest = code;
    for (int a = 0; a < NODES; a++) {
      for (int b = a + 1; b < NODES; b++) {
        int edge = rest % 3;
        rest /= 3;
        parents[b] |= edge == 1 ? 1 << a : 0;
        parents[a] |= edge == 2 ? 1 << b : 0;
      }
    }
    List<Integer> list = new ArrayList<>();
    for (int of : parents) {
      list.add(of);
    }
    return List.copyOf(list);
  }

  private static boolean acyclic(List<Integer> parents) {
    int done = 0;
    for (int round = 0; round < NODES; round++) {
      for (int v = 0; v < NODES; v++) {
        done |= (parents.get(v) & ~done) == 0 ? 1 << v : 0;
      }
    }
    return done == (1 << NODES) - 1;
  }

  private static List<Independence> questions() {
    List<Independence> questions = new ArrayList<>();
    for (int a = 0; a < NODES; a++) {
      for (int b = a + 1; b < NODES; b++) {
        for (int given = 0; given < 1 << NODES; given++) {
          if ((given & (1 << a | 1 << b)) == 0) {
            questions.add(new Independence(a, b, given, false));
          }
        }
      }
    }
    return questions;
  }

  /// By relabelling the graph into an order of its own.
  private static boolean separated(List<Integer> parents, Independence q) {
    int[] place = order(parents);
    Integer[] renamed = new Integer[NODES];
    for (int v = 0; v < NODES; v++) {
      renamed[place[v]] = rename(parents.get(v), place);
    }
    return new SmallDag(List.of(renamed), 0)
        .separated(1 << place[q.a], 1 << place[q.b], rename(q.given, place));
  }

  private static int rename(int set, int[] place) {
    int renamed = 0;
    for (int v = 0; v < NODES; v++) {
      renamed |= SmallDag.has(set, v) ? 1 << place[v] : 0;
    }
    return renamed;
  }

  private static int[] order(List<Integer> parents) {
    int[] place = new int[NODES];
    int done = 0;
    int next = 0;
    while (next < NODES) {
      for (int v = 0; v < NODES; v++) {
        if (!SmallDag.has(done, v) && (parents.get(v) & ~done) == 0) {
          place[v] = next++;
          done |= 1 << v;
        }
      }
    }
    return place;
  }

  /// A member as other packages know graphs.
  static MixedGraph graph(List<Integer> member) {
    GraphBuilder builder = MixedGraph.builder();
    for (int to = 0; to < NODES; to++) {
      builder.node(SmallDag.name(to));
      for (int from = 0; from < NODES; from++) {
        if (directed(member, from, to)) {
          builder.edge(SmallDag.name(from), SmallDag.name(to), EdgeKind.DIRECTED);
        }
      }
    }
    return builder.build();
  }

  static boolean directed(List<Integer> member, int from, int to) {
    return SmallDag.has(member.get(to), from);
  }

  /// Whether a directed path leads from one to the other.
  static boolean causes(List<Integer> member, int from, int to) {
    int reached = 1 << from;
    for (int round = 0; round < NODES; round++) {
      for (int v = 0; v < NODES; v++) {
        reached |= (member.get(v) & reached) != 0 ? 1 << v : 0;
      }
    }
    return from != to && SmallDag.has(reached, to);
  }

  boolean adjacent(int a, int b) {
    return directed(members.getFirst(), a, b) || directed(members.getFirst(), b, a);
  }

  /// Whether all members have the edge in this direction.
  boolean compelled(int from, int to) {
    return members.stream().allMatch(member -> directed(member, from, to));
  }

  private int undirected(List<List<Integer>> of) {
    int count = 0;
    for (int a = 0; a < NODES; a++) {
      for (int b = a + 1; b < NODES; b++) {
        int first = a;
        int second = b;
        boolean forward = of.stream().anyMatch(member -> directed(member, first, second));
        boolean backward = of.stream().anyMatch(member -> directed(member, second, first));
        count += forward && backward ? 1 : 0;
      }
    }
    return count;
  }

  /// Edges whose direction is sure to be known after an experiment on a node, whatever comes out:
  /// it shows the direction of every edge at the node.
  int learned(int node) {
    int before = undirected(members);
    int least = Integer.MAX_VALUE;
    for (List<Integer> truth : members) {
      List<List<Integer>> left =
          members.stream().filter(member -> sameAt(node, member, truth)).toList();
      least = Math.min(least, before - undirected(left));
    }
    return least;
  }

  private static boolean sameAt(int node, List<Integer> a, List<Integer> b) {
    for (int v = 0; v < NODES; v++) {
      if (directed(a, node, v) != directed(b, node, v)
          || directed(a, v, node) != directed(b, v, node)) {
        return false;
      }
    }
    return true;
  }
}
