package io.causalgym.discovery.service.learning;

import io.causalgym.contract.AlgorithmName;
import io.causalgym.contract.DiscoveryResult;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.LearnedEdge;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.Provenance;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.graph.Edge;
import io.causalgym.mapping.Graphs;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Learned graphs in the words of the contract.
final class LearnedGraphs {
  private LearnedGraphs() {}

  /// @param millis that the search took
  /// @param confidence of an edge, null where there is none
  static DiscoveryResult result(
      @Nullable String dataset,
      AlgorithmName algorithm,
      LearnedGraph learned,
      double millis,
      String backend,
      Function<Edge, @Nullable Double> confidence,
      @Nullable Integer replicates) {
    List<LearnedEdge> edges =
        learned.edges().stream()
            .map(edge ->
                new LearnedEdge(
                    learned.names().get(edge.from()),
                    learned.names().get(edge.to()),
                    Graphs.symbol(edge.kind()),
                    confidence.apply(edge)))
            .toList();
    return new DiscoveryResult(
        dataset,
        algorithm,
        document(learned, edges),
        Graphs.kind(learned.kind()),
        edges,
        statistics(learned, millis),
        learned.notes().isEmpty() ? null : learned.notes(),
        learned.partial() ? true : null,
        replicates,
        new Provenance(Provenance.Tier.MISS, millis, backend));
  }

  private static GraphDocument document(LearnedGraph learned, List<LearnedEdge> edges) {
    return GraphDocument.of(
        learned.names().stream().map(name -> new NodeDocument(name, false)).toList(),
        edges.stream().map(edge -> new EdgeDocument(edge.from(), edge.to(), edge.kind())).toList(),
        Graphs.kind(learned.kind()));
  }

  private static DiscoveryResult.Statistics statistics(LearnedGraph learned, double millis) {
    return new DiscoveryResult.Statistics(
        learned.tests(),
        millis,
        learned.score().isPresent() && Double.isFinite(learned.score().getAsDouble())
            ? learned.score().getAsDouble()
            : null);
  }
}
