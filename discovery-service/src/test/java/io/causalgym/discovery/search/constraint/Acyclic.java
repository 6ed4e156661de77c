package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/// Takes nodes without an arrow into them away until none is left.
final class Acyclic {
  private Acyclic() {}

  static void check(List<Edge> edges, int size) {
    List<Edge> left =
        new ArrayList<>(edges.stream().filter(e -> e.kind() == EdgeKind.DIRECTED).toList());
    for (int round = 0; round < size; round++) {
      List<Edge> before = List.copyOf(left);
      left.removeIf(edge -> before.stream().noneMatch(other -> other.to() == edge.from()));
    }
    assertThat(left).isEmpty();
    assertThat(edges)
        .allMatch(e -> e.kind() == EdgeKind.DIRECTED || e.kind() == EdgeKind.UNDIRECTED);
  }
}
