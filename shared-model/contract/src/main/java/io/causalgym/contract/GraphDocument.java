package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A graph in one of four forms: nodes and edges, a text, the id of a stored graph, or the name of
/// an environment.
///
/// @param nodes names; nodes that only edges name are added
/// @param kind how the marks are to be read; inferred where absent
/// @param text DAGitty, DOT, GraphML, BIF structure or lavaan
/// @param format forces how `text` is read; recognised where absent
/// @param id the content hash of a stored graph
/// @param environment the name of a world of the library
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GraphDocument(
    @Nullable List<NodeDocument> nodes,
    @Nullable List<EdgeDocument> edges,
    @Nullable GraphKindName kind,
    @Nullable String text,
    @Nullable GraphFormatName format,
    @Nullable String id,
    @Nullable String environment) {

  public GraphDocument {
    nodes = Require.copied("nodes", nodes);
    checkNodes(nodes);
    edges = Require.copied("edges", edges);
    int forms =
        (nodes != null || edges != null ? 1 : 0)
            + (text != null ? 1 : 0)
            + (id != null ? 1 : 0)
            + (environment != null ? 1 : 0);
    if (forms != 1) {
      throw new Violation(
          "",
          null,
          "a graph is given in exactly one form: 'nodes' and 'edges', or 'text', or 'id', or"
              + " 'environment'; this one has "
              + (forms == 0 ? "none" : "several"));
    }
    if (text != null) {
      Require.wellFormed("text", text);
    }
    if (format != null && text == null) {
      throw new Violation("format", format, "'format' says how 'text' is read; there is no 'text'");
    }
    if (id != null) {
      Require.matches(
          "id", id, "[0-9a-f]{64}", "64 hexadecimal digits, as returned when the graph was stored");
    }
    if (environment != null) {
      Require.name("environment", environment);
    }
    if (kind != null && (id != null || environment != null)) {
      throw new Violation(
          "kind", kind, "a stored graph and an environment have their kind; leave 'kind' out");
    }
  }

  /// A name that is there twice may be meant as two nodes, or once as latent and once not.
  private static void checkNodes(@Nullable List<NodeDocument> nodes) {
    Set<String> seen = new HashSet<>();
    for (NodeDocument node : nodes == null ? List.<NodeDocument>of() : nodes) {
      if (!seen.add(node.name())) {
        throw new Violation(
            "nodes", node.name(), "'" + node.name() + "' is there twice in 'nodes'; write it once");
      }
    }
  }

  /// A graph by its nodes and edges.
  public static GraphDocument of(
      List<NodeDocument> nodes, List<EdgeDocument> edges, @Nullable GraphKindName kind) {
    return new GraphDocument(nodes, edges, kind, null, null, null, null);
  }

  /// A graph by its text.
  public static GraphDocument text(String text) {
    return new GraphDocument(null, null, null, text, null, null, null);
  }

  /// A stored graph.
  public static GraphDocument stored(String id) {
    return new GraphDocument(null, null, null, null, null, id, null);
  }
}
