package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A random DAG of which some nodes are not seen and some select the sample, and the test that
/// knows it. Variables are the nodes that are neither, ascending.
final class LatentWorld implements IndependenceTest {
  private final MixedGraph dag;
  private final int[] observed;
  private final NodeSet selecting;

  private LatentWorld(MixedGraph dag, int[] observed, NodeSet selecting) {
    this.dag = dag;
    this.observed = observed;
    this.selecting = selecting;
  }

  static LatentWorld random(long seed, int observed, int latent, int selecting, double degree) {
    int nodes = observed + latent + selecting;
    MixedGraph dag = RandomWorlds.dag(seed, nodes, degree);
    RandomGenerator random = RandomWorlds.generator(seed + 17);
    int[] shuffled = RandomWorlds.permutation(random, nodes);
    int[] seen = Arrays.stream(shuffled, 0, observed).sorted().toArray();
    NodeSet selection =
        NodeSet.of(Arrays.stream(shuffled, observed, observed + selecting).toArray());
    return new LatentWorld(dag, seen, selection);
  }

  /// A random DAG and latent causes of two of its nodes each: the worlds in which the neighbours of
  /// two variables need not be enough to separate them.
  static LatentWorld confounded(long seed, int observed, int latent, double degree) {
    MixedGraph dag = RandomWorlds.dag(seed, observed, degree);
    RandomGenerator random = RandomWorlds.generator(seed + 29);
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.DAG);
    dag.names().forEach(builder::node);
    for (Edge edge : dag.edges()) {
      builder.edge(dag.name(edge.from()), dag.name(edge.to()), edge.kind());
    }
    for (int cause = 0; cause < latent; cause++) {
      int[] effects = RandomWorlds.permutation(random, observed);
      String name = RandomWorlds.name(observed + cause);
      builder.edge(name, dag.name(effects[0]), EdgeKind.DIRECTED);
      builder.edge(name, dag.name(effects[1]), EdgeKind.DIRECTED);
    }
    return new LatentWorld(builder.build(), IntStream.range(0, observed).toArray(), NodeSet.EMPTY);
  }

  @Override
  public int size() {
    return observed.length;
  }

  @Override
  public Worker worker() {
    return (x, y, given, count) -> separated(x, y, Arrays.copyOf(given, count)) ? 1 : 0;
  }

  boolean separated(int x, int y, int[] given) {
    NodeSet.Builder set = new NodeSet.Builder(selecting);
    for (int node : given) {
      set.add(observed[node]);
    }
    return MSeparation.separated(
        dag, NodeSet.of(observed[x]), NodeSet.of(observed[y]), set.build());
  }

  /// Whether variable `a` is an ancestor of variable `b` or of what selects.
  boolean ancestral(int a, int b) {
    NodeSet.Builder below = new NodeSet.Builder(0);
    NodeSet reached = NodeSet.of(observed[a]);
    while (!reached.isEmpty()) {
      below.addAll(reached);
      reached = dag.children().of(reached).minus(below.build());
    }
    return below.contains(observed[b]) || below.build().intersects(selecting);
  }

  /// Separated by some set of other variables, by trying all.
  boolean separable(int x, int y) {
    int[] others = IntStream.range(0, size()).filter(v -> v != x && v != y).toArray();
    for (int bits = 0; bits < 1 << others.length; bits++) {
      if (separated(x, y, chosen(others, bits))) {
        return true;
      }
    }
    return false;
  }

  static int[] chosen(int[] others, int bits) {
    return IntStream.range(0, others.length)
        .filter(i -> ((bits >> i) & 1) == 1)
        .map(i -> others[i])
        .toArray();
  }

  /// A sample with no rows and the variables' names: an oracle looks at nothing else.
  Sample names() {
    MemorySample.Builder builder = new MemorySample.Builder(0);
    for (int node : observed) {
      builder.continuous(dag.name(node), new double[0]);
    }
    return builder.build();
  }

  /// A sample of a linear model of the whole DAG, in which only the variables are seen.
  Sample linear(int rows, long seed) {
    Sample all = RandomWorlds.linear(dag, rows, seed);
    MemorySample.Builder builder = new MemorySample.Builder(rows);
    for (int node : observed) {
      builder.continuous(dag.name(node), all.values(node));
    }
    return builder.build();
  }

  static String text(Iterable<Edge> edges) {
    StringBuilder text = new StringBuilder();
    for (Edge edge : edges) {
      text.append(edge.from()).append(edge.kind().symbol()).append(edge.to()).append(' ');
    }
    return text.toString().strip();
  }
}
