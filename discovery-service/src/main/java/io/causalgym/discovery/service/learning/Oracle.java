package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.graph.MixedGraph;
import io.causalgym.mapping.Graphs;
import java.util.List;
import java.util.Objects;

/// A graph that stands in place of data: its nodes that are measured are the variables, and there
/// are no rows.
final class Oracle {
  private Oracle() {}

  static MixedGraph graph(DiscoveryQuery query) {
    return Graphs.read(Objects.requireNonNull(query.oracle(), "asked only where there is one"));
  }

  static List<Variable> variables(DiscoveryQuery query) {
    MixedGraph graph = graph(query);
    return graph.names(graph.all().minus(graph.latent())).stream()
        .map(Variable::continuous)
        .toList();
  }

  static Sample sample(DiscoveryQuery query) {
    MemorySample.Builder builder = new MemorySample.Builder(0);
    variables(query).forEach(variable -> builder.continuous(variable.name(), new double[0]));
    return builder.build();
  }
}
