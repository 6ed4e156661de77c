package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// The class of a DAG over a world's variables that says no independence too many, and loses that
/// with any edge: what a consistent score leads to. A node's parents are those earlier in a random
/// order that it depends on given all others that are earlier.
record MinimalMap(LatentWorld world, long seed) implements Learner {

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    int[] order = RandomWorlds.permutation(RandomWorlds.generator(seed + 5), world.size());
    GraphBuilder builder = MixedGraph.builder().kind(GraphKind.DAG);
    for (int place = 0; place < order.length; place++) {
      int node = order[place];
      builder.node(RandomWorlds.name(node));
      for (int earlier = 0; earlier < place; earlier++) {
        int parent = order[earlier];
        int[] others = Arrays.stream(order, 0, place).filter(v -> v != parent).toArray();
        if (!world.separated(node, parent, others)) {
          builder.edge(RandomWorlds.name(parent), RandomWorlds.name(node), EdgeKind.DIRECTED);
        }
      }
    }
    return new LearnedGraph(
        GraphKind.CPDAG,
        sample.variables().stream().map(v -> v.name()).toList(),
        Cpdag.of(builder.build()).edges(),
        0,
        OptionalDouble.empty(),
        List.of(),
        false);
  }
}
