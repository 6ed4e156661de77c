package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.RandomWorlds;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.Mark;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The PAG of a small world by its definition: the marks that all maximal ancestral graphs with the
/// world's separations share, found by trying every mark on every edge. Nothing of FCI is used.
final class TruePag {
  private static final EdgeKind[] KINDS = {
    EdgeKind.DIRECTED, EdgeKind.DIRECTED, EdgeKind.BIDIRECTED, EdgeKind.UNDIRECTED
  };

  // What a member of the class must say of two variables that are not adjacent.
  private record Statement(NodeSet x, NodeSet y, NodeSet given, boolean separated) {}

  private final LatentWorld world;
  private final int kinds;
  private final List<int[]> pairs = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  // Marks met so far: for each edge at the lower and at the higher node.
  private final List<Set<Mark>> met = new ArrayList<>();
  private int members;

  private TruePag(LatentWorld world, boolean selection) {
    this.world = world;
    this.kinds = selection ? 4 : 3;
    for (int a = 0; a < world.size(); a++) {
      for (int b = a + 1; b < world.size(); b++) {
        if (world.separable(a, b)) {
          state(new int[] {a, b});
        } else {
          pairs.add(new int[] {a, b});
        }
      }
    }
    for (int end = 0; end < 2 * pairs.size(); end++) {
      met.add(EnumSet.noneOf(Mark.class));
    }
  }

  private void state(int[] pair) {
    int[] others =
        IntStream.range(0, world.size()).filter(v -> v != pair[0] && v != pair[1]).toArray();
    for (int bits = 0; bits < 1 << others.length; bits++) {
      int[] given = LatentWorld.chosen(others, bits);
      statements.add(
          new Statement(
              NodeSet.of(pair[0]),
              NodeSet.of(pair[1]),
              NodeSet.of(given),
              world.separated(pair[0], pair[1], given)));
    }
  }

  static int edges(LatentWorld world) {
    return new TruePag(world, false).pairs.size();
  }

  static List<Edge> of(LatentWorld world, boolean selection) {
    TruePag pag = new TruePag(world, selection);
    pag.enumerate();
    assert pag.members > 0;
    return pag.common();
  }

  private void enumerate() {
    long count = Math.round(Math.pow(kinds, pairs.size()));
    int[] choice = new int[pairs.size()];
    for (long code = 0; code < count; code++) {
      long rest = code;
      for (int edge = 0; edge < choice.length; edge++) {
        choice[edge] = (int) (rest % kinds);
        rest /= kinds;
      }
      if (ancestral(choice) && equivalent(graph(choice))) {
        members++;
        for (int edge = 0; edge < choice.length; edge++) {
          met.get(2 * edge).add(mark(choice[edge], 0));
          met.get(2 * edge + 1).add(mark(choice[edge], 1));
        }
      }
    }
  }

  private static Mark mark(int choice, int end) {
    return switch (choice) {
      case 0 -> end == 0 ? Mark.TAIL : Mark.ARROW;
      case 1 -> end == 0 ? Mark.ARROW : Mark.TAIL;
      case 2 -> Mark.ARROW;
      default -> Mark.TAIL;
    };
  }

  /// No directed cycle, no `a <-> b` with `a` an ancestor of `b`, no arrowhead at an undirected
  /// edge.
  private boolean ancestral(int[] choice) {
    int size = world.size();
    long[] below = new long[size];
    long arrows = 0;
    long undirected = 0;
    for (int edge = 0; edge < choice.length; edge++) {
      for (int end = 0; end < 2; end++) {
        int node = pairs.get(edge)[end];
        int other = pairs.get(edge)[1 - end];
        if (mark(choice[edge], end) == Mark.ARROW) {
          arrows |= 1L << node;
        } else if (mark(choice[edge], 1 - end) == Mark.ARROW) {
          below[node] |= 1L << other;
        } else {
          undirected |= 1L << node;
        }
      }
    }
    if ((arrows & undirected) != 0) {
      return false;
    }
    for (int through = 0; through < size; through++) {
      for (int node = 0; node < size; node++) {
        below[node] |= ((below[node] >> through) & 1) == 1 ? below[through] : 0;
      }
    }
    for (int edge = 0; edge < choice.length; edge++) {
      for (int end = 0; end < 2; end++) {
        int node = pairs.get(edge)[end];
        int other = pairs.get(edge)[1 - end];
        if (mark(choice[edge], end) == Mark.ARROW && ((below[node] >> other) & 1) == 1) {
          return false;
        }
      }
    }
    return true;
  }

  private MixedGraph graph(int[] choice) {
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.MAG);
    IntStream.range(0, world.size()).forEach(node -> builder.node(RandomWorlds.name(node)));
    for (int edge = 0; edge < choice.length; edge++) {
      int[] pair = pairs.get(edge);
      int from = choice[edge] == 1 ? 1 : 0;
      builder.edge(
          RandomWorlds.name(pair[from]), RandomWorlds.name(pair[1 - from]), KINDS[choice[edge]]);
    }
    return builder.build();
  }

  private boolean equivalent(MixedGraph mag) {
    for (Statement statement : statements) {
      boolean separated =
          MSeparation.separated(mag, statement.x(), statement.y(), statement.given());
      if (separated != statement.separated()) {
        return false;
      }
    }
    return true;
  }

  private List<Edge> common() {
    List<Edge> edges = new ArrayList<>();
    for (int edge = 0; edge < pairs.size(); edge++) {
      int[] pair = pairs.get(edge);
      Mark a = common(met.get(2 * edge));
      Mark b = common(met.get(2 * edge + 1));
      for (EdgeKind kind : EdgeKind.values()) {
        if (kind.atFrom() == a && kind.atTo() == b) {
          edges.add(new Edge(pair[0], pair[1], kind));
        } else if (kind.atFrom() == b && kind.atTo() == a) {
          edges.add(new Edge(pair[1], pair[0], kind));
        }
      }
    }
    return edges.stream().map(Edge::canonical).sorted().toList();
  }

  private static Mark common(Set<Mark> marks) {
    return marks.size() == 1 ? marks.iterator().next() : Mark.CIRCLE;
  }
}
