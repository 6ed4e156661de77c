package io.causalgym.discovery.search.constraint;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The same sample with its variables in another order.
final class Shuffled {
  private Shuffled() {}

  static Sample of(Sample sample, long seed) {
    MemorySample.Builder builder = new MemorySample.Builder(sample.rows());
    for (int column : RandomWorlds.permutation(RandomWorlds.generator(seed + 40), sample.size())) {
      builder.continuous(sample.variables().get(column).name(), sample.values(column));
    }
    return builder.build();
  }

  /// Edges by names, whatever the order of variables.
  static Set<String> named(List<Edge> edges, List<String> names) {
    Set<String> texts = new TreeSet<>();
    for (Edge edge : edges) {
      String from = names.get(edge.from());
      String to = names.get(edge.to());
      boolean turn = edge.kind() == EdgeKind.UNDIRECTED && from.compareTo(to) > 0;
      texts.add((turn ? to : from) + edge.kind().symbol() + (turn ? from : to));
    }
    return texts;
  }
}
