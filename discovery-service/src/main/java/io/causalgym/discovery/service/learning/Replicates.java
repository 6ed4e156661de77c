package io.causalgym.discovery.service.learning;

import io.causalgym.client.Json;
import io.causalgym.contract.BootstrapDocument;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.DiscoveryResult;
import io.causalgym.contract.EnsembleGraphName;
import io.causalgym.contract.LearnedEdge;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.ResamplingName;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.ensemble.EdgeFrequencies;
import io.causalgym.discovery.ensemble.Ensemble;
import io.causalgym.discovery.ensemble.EnsembleGraph;
import io.causalgym.discovery.ensemble.Resampling;
import io.causalgym.discovery.ensemble.StabilityBound;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.mapping.Graphs;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Searches replicates of a dataset, and joins what they say with the graph of all its rows.
final class Replicates {
  private Replicates() {}

  /// JSON of the counts of one part's replicates.
  static String learn(
      DiscoveryQuery query,
      PartInput input,
      Learner learner,
      Sample sample,
      Knowledge knowledge,
      SearchControl control) {
    BootstrapDocument bootstrap = bootstrap(query);
    long seed = Objects.requireNonNull(bootstrap.seed(), "filled in");
    int first = Objects.requireNonNull(input.first(), "a part of replicates has a first one");
    EdgeFrequencies found =
        new Ensemble(learner, resampling(bootstrap))
            .learn(sample, knowledge, first, input.count(), control.withSeed(seed));
    return DiscoveryJobs.json(ReplicateCounts.of(found));
  }

  private static BootstrapDocument bootstrap(DiscoveryQuery query) {
    return Objects.requireNonNull(query.bootstrap(), "filled in");
  }

  private static Resampling resampling(BootstrapDocument bootstrap) {
    return switch (Objects.requireNonNull(bootstrap.method(), "filled in")) {
      case BOOTSTRAP -> new Resampling.Bootstrap();
      case SUBSAMPLE ->
          new Resampling.Subsample(Objects.requireNonNull(bootstrap.fraction(), "filled in"));
    };
  }

  /// @param parts JSON of the counts, null for a part that was not done
  static DiscoveryResult joined(
      DiscoveryQuery query, DiscoveryResult whole, List<@Nullable String> parts) {
    if (parts.isEmpty()) {
      return whole;
    }
    List<EdgeFrequencies> counts = new ArrayList<>();
    for (@Nullable String part : parts) {
      if (part != null) {
        counts.add(Json.readAnswer(ReplicateCounts.class, Buffer.buffer(part)).frequencies());
      }
    }
    EdgeFrequencies all = EdgeFrequencies.sum(counts);
    LearnedGraph graph = graph(bootstrap(query), whole, all);
    return LearnedGraphs.result(
        whole.dataset(),
        whole.algorithm(),
        graph,
        whole.statistics().millis(),
        whole.provenance().backend(),
        edge -> all.replicates() == 0 ? null : all.of(edge),
        all.replicates());
  }

  private static LearnedGraph graph(
      BootstrapDocument bootstrap, DiscoveryResult whole, EdgeFrequencies all) {
    LearnedGraph full = learned(whole);
    GraphKind kind = full.kind();
    EnsembleGraphName name = Objects.requireNonNull(bootstrap.graph(), "filled in");
    return switch (name) {
      case FULL -> full;
      case MAJORITY -> EnsembleGraph.majority(all, kind);
      case THRESHOLD -> threshold(bootstrap, all, kind);
    };
  }

  private static LearnedGraph threshold(
      BootstrapDocument bootstrap, EdgeFrequencies all, GraphKind kind) {
    double threshold = Objects.requireNonNull(bootstrap.threshold(), "filled in");
    LearnedGraph graph = EnsembleGraph.threshold(all, kind, threshold);
    OptionalDouble bound =
        Double.valueOf(0.5).equals(bootstrap.fraction())
                && bootstrap.method() == ResamplingName.SUBSAMPLE
            ? StabilityBound.of(all, threshold)
            : OptionalDouble.empty();
    return bound.isEmpty()
        ? graph
        : graph.withNote(
            String.format(
                Locale.ROOT,
                "stability selection: at most %.3g of these edges are false in expectation, if edges"
                    + " that are not there are exchangeable",
                bound.getAsDouble()));
  }

  private static LearnedGraph learned(DiscoveryResult result) {
    List<NodeDocument> nodes = Objects.requireNonNull(result.graph().nodes(), "written with them");
    List<String> names = nodes.stream().map(NodeDocument::name).toList();
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    List<Edge> edges = new ArrayList<>();
    for (LearnedEdge edge : result.edges()) {
      EdgeKind kind = Graphs.kind(edge.kind());
      edges.add(new Edge(node(numbers, edge.from()), node(numbers, edge.to()), kind));
    }
    Double score = result.statistics().score();
    return new LearnedGraph(
        Graphs.kindOf(result.kind()),
        names,
        edges,
        result.statistics().tests(),
        score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
        result.notes() == null ? List.of() : result.notes(),
        Boolean.TRUE.equals(result.partial()));
  }

  private static int node(Map<String, Integer> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name), "an edge is between nodes of its graph");
  }
}
