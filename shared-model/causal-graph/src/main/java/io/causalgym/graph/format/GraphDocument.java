package io.causalgym.graph.format;

import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;

/// A graph with the roles that its text gives to nodes. Only DAGitty and DOT text can give any.
///
/// @param exposures nodes marked `[exposure]`
/// @param outcomes nodes marked `[outcome]`
/// @param adjusted nodes marked `[adjusted]`
/// @param selected nodes marked `[selected]`: the sample was selected on them
public record GraphDocument(
    MixedGraph graph, NodeSet exposures, NodeSet outcomes, NodeSet adjusted, NodeSet selected) {

  /// A graph whose nodes have no roles.
  static GraphDocument of(MixedGraph graph) {
    return new GraphDocument(graph, NodeSet.EMPTY, NodeSet.EMPTY, NodeSet.EMPTY, NodeSet.EMPTY);
  }
}
