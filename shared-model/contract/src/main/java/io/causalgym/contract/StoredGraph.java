package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored graph.
///
/// @param id the content hash of kind, nodes and edges, whatever their order
/// @param text the graph in the text format that was asked for, in place of nodes and edges
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredGraph(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) GraphKindName kind,
    @Nullable List<NodeDocument> nodes,
    @Nullable List<EdgeDocument> edges,
    @Nullable String text) {

  public StoredGraph {
    nodes = Require.copied("nodes", nodes);
    edges = Require.copied("edges", edges);
  }
}
