package io.causalgym.evaluation.world;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws worlds of binary variables over a graph that somebody gives. A bidirected edge becomes a
/// hidden common cause.
///
/// Of several draws the one that best tells doing, seeing and the prior apart is taken; where the
/// graph makes two of them equal, that is left out of the comparison.
public final class GraphWorlds {
  /// Hidden ones included: every cell of the joint distribution is added up.
  public static final int MOST_VARIABLES = 12;

  /// Rows of tables that a prompt may have.
  public static final int MOST_ROWS = 256;

  private static final int DRAWS = 128;
  // Rounding of two ways to compute the same.
  private static final double SAME = 1e-9;

  private GraphWorlds() {}

  /// A world and what is true in it, about the second state of the outcome.
  ///
  /// @param hidden variables that nobody observes
  /// @param doing P(outcome | do(cause))
  /// @param seeing P(outcome | cause)
  /// @param prior P(outcome)
  public record Drawn(
      BayesianNetwork network, List<String> hidden, double doing, double seeing, double prior) {
    public Drawn {
      hidden = List.copyOf(hidden);
    }
  }

  /// Binary variables that a world over the graph has.
  public static int variables(MixedGraph graph) {
    return graph.size() + confounded(graph).size();
  }

  /// Rows of its tables.
  public static long rows(MixedGraph graph) {
    long rows = confounded(graph).size();
    for (int node = 0; node < graph.size(); node++) {
      int parents = graph.parents().degree(node) + graph.spouses().degree(node);
      rows += 1L << Math.min(parents, Integer.SIZE);
    }
    return rows;
  }

  /// @param graph with directed and bidirected edges, within both limits
  /// @param state of the cause, 0 or 1
  public static Drawn draw(MixedGraph graph, int cause, int state, int outcome, long seed) {
    Plan plan = Plan.of(graph, cause, outcome);
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    List<Candidate> candidates =
        Stream.generate(() -> plan.candidate(random, state)).limit(DRAWS).toList();
    // Equal in one draw is chance, equal in all of them is the graph.
    int[] telling =
        IntStream.range(0, Candidate.GAPS)
            .filter(gap -> candidates.stream().anyMatch(one -> one.gap(gap) > SAME))
            .toArray();
    return plan.world(
        candidates.stream()
            .max(Comparator.comparingDouble(candidate -> candidate.spacing(telling)))
            .orElseThrow());
  }

  private record Candidate(BinaryNetwork network, double doing, double seeing, double prior) {
    static final int GAPS = 3;

    double gap(int number) {
      return Math.abs(
          switch (number) {
            case 0 -> doing - seeing;
            case 1 -> doing - prior;
            default -> seeing - prior;
          });
    }

    /// The least of some gaps.
    double spacing(int[] telling) {
      return IntStream.of(telling).mapToDouble(this::gap).min().orElse(0);
    }
  }

  private static List<Edge> confounded(MixedGraph graph) {
    return graph.edges().stream().filter(edge -> edge.kind() == EdgeKind.BIDIRECTED).toList();
  }

  /// The variables in a topological order, common causes first, with their names.
  private record Plan(Shape shape, List<String> names) {

    static Plan of(MixedGraph graph, int cause, int outcome) {
      List<Edge> confounded = confounded(graph);
      List<String> names = new ArrayList<>();
      List<List<Integer>> parents = new ArrayList<>();
      List<Integer> hidden = new ArrayList<>();
      for (Edge edge : confounded) {
        hidden.add(names.size());
        names.add(free(graph, names, "U_" + graph.name(edge.from()) + "_" + graph.name(edge.to())));
        parents.add(List.of());
      }
      int[] places = new int[graph.size()];
      for (int node : graph.topologicalOrder()) {
        places[node] = names.size();
        if (graph.latent().contains(node)) {
          hidden.add(names.size());
        }
        names.add(graph.name(node));
        parents.add(parents(graph, node, places, confounded));
      }
      return new Plan(
          new Shape("given", parents, places[cause], places[outcome], hidden, false), names);
    }

    private static List<Integer> parents(
        MixedGraph graph, int node, int[] places, List<Edge> confounded) {
      List<Integer> parents = new ArrayList<>();
      for (int common = 0; common < confounded.size(); common++) {
        Edge edge = confounded.get(common);
        if (edge.from() == node || edge.to() == node) {
          parents.add(common);
        }
      }
      graph.parents().of(node).forEach(parent -> parents.add(places[parent]));
      return parents;
    }

    private static String free(MixedGraph graph, List<String> taken, String name) {
      String free = name;
      while (graph.find(free) >= 0 || taken.contains(free)) {
        free += "_";
      }
      return free;
    }

    Candidate candidate(RandomGenerator random, int state) {
      BinaryNetwork drawn = BinaryNetwork.draw(shape, random);
      double[] seen = drawn.joint(-1, 0);
      double[] done = drawn.joint(shape.treatment(), state);
      double both = 0;
      double given = 0;
      double prior = 0;
      double doing = 0;
      for (int cell = 0; cell < seen.length; cell++) {
        boolean caused = (cell >> shape.treatment() & 1) == state;
        boolean on = (cell >> shape.outcome() & 1) == 1;
        given += caused ? seen[cell] : 0;
        both += caused && on ? seen[cell] : 0;
        prior += on ? seen[cell] : 0;
        doing += on ? done[cell] : 0;
      }
      return new Candidate(drawn, doing, both / given, prior);
    }

    Drawn world(Candidate best) {
      return new Drawn(
          named(best.network().network()),
          shape.hidden().stream().map(names::get).toList(),
          best.doing(),
          best.seeing(),
          best.prior());
    }

    private BayesianNetwork named(BayesianNetwork plain) {
      NetworkBuilder builder = BayesianNetwork.builder();
      for (int v = 0; v < names.size(); v++) {
        builder.variable(names.get(v), List.of("0", "1"));
      }
      for (int v = 0; v < names.size(); v++) {
        int at = plain.variable(shape.name(v));
        List<String> parents =
            Arrays.stream(plain.parents(at))
                .mapToObj(
                    parent -> names.get(Integer.parseInt(plain.name(parent).substring(1)) - 1))
                .toList();
        builder.table(names.get(v), parents, plain.table(at));
      }
      return builder.build();
    }
  }
}
