package io.causalgym.discovery.knowledge;

import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a learned graph obeys what is known.
public final class KnowledgeCheck {
  private KnowledgeCheck() {}

  /// One sentence for each violation: a direction that is ruled out; an edge without a direction of
  /// which one is ruled out, so that the other follows; a required edge that is missing. In a MAG
  /// or PAG an end at a variable that is no cause of the other has an arrowhead, except on edges
  /// that speak of selection.
  public static List<String> violations(
      Knowledge knowledge, GraphKind kind, List<Edge> edges, List<String> names) {
    List<String> violations = new ArrayList<>();
    if (knowledge.isEmpty()) {
      return violations;
    }
    for (Edge edge : edges) {
      if (mayCause(edge.kind().atFrom(), edge.kind(), kind)
          && !knowledge.allows(edge.from(), edge.to())) {
        violations.add(said(edge, names) + " and " + ruledOut(names, edge.from(), edge.to()));
      }
      if (mayCause(edge.kind().atTo(), edge.kind(), kind)
          && !knowledge.allows(edge.to(), edge.from())) {
        violations.add(said(edge, names) + " and " + ruledOut(names, edge.to(), edge.from()));
      }
    }
    Set<Edge> found = new HashSet<>(edges);
    for (int[] required : knowledge.required()) {
      if (!found.contains(new Edge(required[0], required[1], EdgeKind.DIRECTED))) {
        violations.add(
            "'" + names.get(required[0]) + " -> " + names.get(required[1]) + "' is missing");
      }
    }
    return violations;
  }

  /// Whether the variable at a mark may be a cause of the other end.
  private static boolean mayCause(Mark mark, EdgeKind edge, GraphKind kind) {
    boolean selection =
        (kind == GraphKind.MAG || kind == GraphKind.PAG)
            && (edge == EdgeKind.UNDIRECTED || edge == EdgeKind.CIRCLE_TAIL);
    return mark != Mark.ARROW && !selection;
  }

  private static String said(Edge edge, List<String> names) {
    return "'"
        + names.get(edge.from())
        + " "
        + edge.kind().symbol()
        + " "
        + names.get(edge.to())
        + "' was found";
  }

  private static String ruledOut(List<String> names, int from, int to) {
    return "'" + names.get(from) + " -> " + names.get(to) + "' is ruled out";
  }
}
