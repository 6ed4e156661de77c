package io.causalgym.discovery.search.greedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.score.Score;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of move against all members of a class, by brute force.
class OperatorsTest {
  private static final Score[] SCORES = new Score[6];

  static {
    for (int nodes = 2; nodes < SCORES.length; nodes++) {
      SCORES[nodes] =
          new GaussianBic(RandomWorlds.linear(RandomWorlds.dag(nodes, nodes, 2), 200, nodes));
    }
  }

  /// A DAG as rows of bits: `parents[v]`.
  private record Dag(List<Integer> parents) {
    boolean has(int from, int to) {
      return (parents.get(to) >> from & 1) != 0;
    }

    Dag with(int from, int to, boolean there) {
      List<Integer> changed = new ArrayList<>(parents);
      changed.set(to, there ? parents.get(to) | 1 << from : parents.get(to) & ~(1 << from));
      return new Dag(changed);
    }

    boolean acyclic() {
      int done = 0;
      for (int round = 0; round < parents.size(); round++) {
        for (int node = 0; node < parents.size(); node++) {
          done |= (parents.get(node) & ~done) == 0 ? 1 << node : 0;
        }
      }
      return done == (1 << parents.size()) - 1;
    }

    List<Edge> edges() {
      List<Edge> edges = new ArrayList<>();
      for (int from = 0; from < parents.size(); from++) {
        for (int to = 0; to < parents.size(); to++) {
          if (has(from, to)) {
            edges.add(new Edge(from, to, EdgeKind.DIRECTED));
          }
        }
      }
      return edges;
    }

    double score() {
      Score.Worker worker = SCORES[parents.size()].worker();
      double score = 0;
      for (int node = 0; node < parents.size(); node++) {
        int[] list = new int[parents.size()];
        int count = 0;
        for (int other = 0; other < parents.size(); other++) {
          if (has(other, node)) {
            list[count++] = other;
          }
        }
        score += worker.local(node, list, count);
      }
      return score;
    }
  }

  private static List<Dag> dags(int nodes) {
    List<Dag> found = List.of(new Dag(java.util.Collections.nCopies(nodes, 0)));
    for (int a = 0; a < nodes; a++) {
      for (int b = 0; b < a; b++) {
        List<Dag> more = new ArrayList<>(found);
        for (Dag dag : found) {
          more.add(dag.with(a, b, true));
          more.add(dag.with(b, a, true));
        }
        found = more;
      }
    }
    return found.stream().filter(Dag::acyclic).toList();
  }

  /// The edges shared by all DAGs of the same adjacencies and unshielded colliders, directed where
  /// all agree: the definition of a CPDAG.
  private static Map<List<String>, List<Dag>> classes(List<Dag> dags) {
    Map<List<String>, List<Dag>> classes =
        new TreeMap<>(java.util.Comparator.comparing(List::toString));
    for (Dag dag : dags) {
      List<String> key = new ArrayList<>();
      int nodes = dag.parents().size();
      for (int a = 0; a < nodes; a++) {
        for (int b = 0; b < a; b++) {
          boolean adjacent = dag.has(a, b) || dag.has(b, a);
          key.add(adjacent ? "1" : "0");
          for (int c = 0; c < nodes && !adjacent; c++) {
            key.add(dag.has(a, c) && dag.has(b, c) ? "v" + c : "");
          }
        }
      }
      classes.computeIfAbsent(key, k -> new ArrayList<>()).add(dag);
    }
    return classes;
  }

  private static List<Edge> cpdag(List<Dag> members) {
    List<Edge> edges = new ArrayList<>();
    for (Edge edge : members.getFirst().edges()) {
      boolean all = members.stream().allMatch(dag -> dag.has(edge.from(), edge.to()));
      edges.add(
          new Edge(edge.from(), edge.to(), all ? EdgeKind.DIRECTED : EdgeKind.UNDIRECTED)
              .canonical());
    }
    return edges.stream().sorted().toList();
  }

  private static PartialDag graph(int nodes, List<Edge> edges) {
    PartialDag graph = new PartialDag(nodes);
    for (Edge edge : edges) {
      if (edge.kind() == EdgeKind.DIRECTED) {
        graph.direct(edge.from(), edge.to());
      } else {
        graph.join(edge.from(), edge.to());
      }
    }
    return graph;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void completionIsTheDefinition(int nodes) {
    classes(dags(nodes))
        .values()
        .forEach(members -> {
          for (Dag dag : members) {
            PartialDag graph = graph(nodes, dag.edges());
            assertThat(new Completion(nodes).complete(graph)).isTrue();
            assertThat(graph.edges()).isEqualTo(cpdag(members));
          }
        });
  }

  private enum Kind {
    INSERT,
    DELETE,
    TURN;

    Operators operators(int nodes) {
      Knowledge none = Knowledge.none(nodes);
      return switch (this) {
        case INSERT -> new Insertions(nodes, none, -1, false);
        case DELETE -> new Deletions(nodes, none);
        case TURN -> new Turns(nodes, none);
      };
    }

    List<Dag> after(Dag dag) {
      List<Dag> after = new ArrayList<>();
      for (int from = 0; from < dag.parents().size(); from++) {
        for (int to = 0; to < dag.parents().size(); to++) {
          boolean there = dag.has(from, to);
          switch (this) {
            case INSERT -> {
              if (from != to && !there) {
                after.add(dag.with(from, to, true));
              }
            }
            case DELETE -> {
              if (there) {
                after.add(dag.with(from, to, false));
              }
            }
            case TURN -> {
              if (there) {
                after.add(dag.with(from, to, false).with(to, from, true));
              }
            }
          }
        }
      }
      return after;
    }
  }

  @Test
  void insertionsReachExactlyTheClassesWithOneMoreEdge() {
    reachesExactly(Kind.INSERT, 4);
  }

  @Test
  void deletionsReachExactlyTheClassesWithOneEdgeLess() {
    reachesExactly(Kind.DELETE, 4);
  }

  @Test
  void turnsReachExactlyTheClassesWithOneEdgeTurned() {
    reachesExactly(Kind.TURN, 4);
  }

  private static void reachesExactly(Kind kind, int most) {
    for (int nodes = 2; nodes <= most; nodes++) {
      List<Dag> dags = dags(nodes);
      Map<List<String>, List<Dag>> classes = classes(dags);
      Map<Dag, List<Edge>> cpdags = new java.util.HashMap<>();
      classes.values().forEach(members -> members.forEach(dag -> cpdags.put(dag, cpdag(members))));
      for (List<Dag> members : classes.values()) {
        List<Edge> before = cpdag(members);
        Set<List<Edge>> reachable = new HashSet<>();
        for (Dag member : members) {
          for (Dag dag : kind.after(member)) {
            if (cpdags.containsKey(dag)) {
              reachable.add(cpdags.get(dag));
            }
          }
        }
        reachable.remove(before);
        assertThat(reached(kind, nodes, before, members.getFirst().score()))
            .as("%s from %s", kind, before)
            .isEqualTo(reachable);
      }
    }
  }

  /// The classes that valid moves lead to; each gain is checked against whole scores.
  private static Set<List<Edge>> reached(
      Kind kind, int nodes, List<Edge> before, double scoreBefore) {
    PartialDag graph = graph(nodes, before);
    Operators operators = kind.operators(nodes);
    SearchScratch scratch = new SearchScratch(SCORES[nodes], Double.NEGATIVE_INFINITY);
    Set<List<Edge>> reached = new HashSet<>();
    for (int to = 0; to < nodes; to++) {
      for (RankedMoves moves : operators.score(graph, to, scratch)) {
        for (int i = 0; i < moves.count; i++) {
          if (operators.valid(graph, moves.others[i], to, moves.cliques, moves.clique(i))) {
            PartialDag next = new PartialDag(nodes);
            next.become(graph);
            operators.apply(next, moves.others[i], to, moves.cliques, moves.clique(i));
            Completion completion = new Completion(nodes);
            assertThat(completion.complete(next)).isTrue();
            assertThat(moves.gains[i])
                .isCloseTo(score(completion, nodes) - scoreBefore, within(1e-6));
            reached.add(next.edges());
          }
        }
      }
    }
    return reached;
  }

  private static double score(Completion completion, int nodes) {
    List<Integer> parents = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      parents.add((int) completion.extension()[node]);
    }
    return new Dag(parents).score();
  }
}
