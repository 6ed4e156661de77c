package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A learned graph: the result of a job of the kind `discovery`.
///
/// @param dataset from which it was learned
/// @param kind of the graph
/// @param edges those of the graph, with their confidence
/// @param notes what a reader should know, such as colliders that contradict each other
/// @param partial true if the search was stopped before its end
/// @param replicates how many replicates the confidences come from
/// @param provenance of the graph: when a job is read again it is still that of the search
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveryResult(
    @Nullable String dataset,
    @JsonProperty(required = true) AlgorithmName algorithm,
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) GraphKindName kind,
    @JsonProperty(required = true) List<LearnedEdge> edges,
    @JsonProperty(required = true) Statistics statistics,
    @Nullable List<String> notes,
    @Nullable Boolean partial,
    @Nullable Integer replicates,
    Provenance provenance) {
  public DiscoveryResult {
    edges = List.copyOf(edges);
    // Results that were kept before they said so came from the processor.
    provenance =
        provenance == null
            ? new Provenance(Provenance.Tier.MISS, statistics.millis(), "jvm")
            : provenance;
    notes = Require.copied("notes", notes);
  }

  /// What the search cost.
  ///
  /// @param tests of independence, or local scores, that were computed
  /// @param millis from data in memory to the graph
  /// @param score of the graph, where the search has one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Statistics(long tests, double millis, @Nullable Double score) {}
}
