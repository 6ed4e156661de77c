package io.causalgym.graph.path;

import io.causalgym.graph.Edge;
import java.util.List;

/// Some paths, shortest first, and whether there are more within the asked length.
///
/// @param paths each as its edges in walking order and stored form: `a <- b` is the edge `b -> a`
/// @param truncated whether the limit cut the list short
public record FoundPaths(List<List<Edge>> paths, boolean truncated) {
  public FoundPaths {
    paths = paths.stream().map(List::copyOf).toList();
  }
}
