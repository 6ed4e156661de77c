package io.causalgym.discovery.service.learning;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.discovery.ensemble.EdgeFrequencies;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.mapping.Graphs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a part of a job that searches replicates found: in how many of them each edge is.
///
/// @param names of the nodes
/// @param counts with nodes by their number
record ReplicateCounts(
    @JsonProperty(required = true) int replicates,
    @JsonProperty(required = true) List<String> names,
    @JsonProperty(required = true) List<Count> counts) {
  ReplicateCounts {
    names = List.copyOf(names);
    counts = List.copyOf(counts);
  }

  record Count(int from, int to, EdgeSymbol kind, int count) {}

  static ReplicateCounts of(EdgeFrequencies frequencies) {
    return new ReplicateCounts(
        frequencies.replicates(),
        frequencies.names(),
        frequencies.counts().entrySet().stream()
            .map(entry ->
                new Count(
                    entry.getKey().from(),
                    entry.getKey().to(),
                    Graphs.symbol(entry.getKey().kind()),
                    entry.getValue()))
            .toList());
  }

  EdgeFrequencies frequencies() {
    Map<Edge, Integer> byEdge = new TreeMap<>();
    for (Count count : counts) {
      EdgeKind kind = Graphs.kind(count.kind());
      byEdge.merge(
          new Edge(count.from(), count.to(), kind).canonical(), count.count(), Integer::sum);
    }
    return new EdgeFrequencies(names, replicates, byEdge);
  }
}
