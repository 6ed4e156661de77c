package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.knowledge.Knowledge;

/// Marks that follow from knowledge alone, made before any rule, which then leaves them as they
/// are: a required `a -> b` has its tail and arrowhead, and where `a` is known to be no cause of
/// `b` their edge has an arrowhead at `a`.
final class KnowledgeMarks {
  private KnowledgeMarks() {}

  static void orient(PagMarks marks, Knowledge knowledge) {
    if (knowledge.isEmpty()) {
      return;
    }
    for (int at = 0; at < marks.positions(); at++) {
      if (marks.there(at) == PagMarks.NONE) {
        continue;
      }
      int from = marks.owner(at);
      int to = marks.target(at);
      if (knowledge.requires(from, to)) {
        marks.orient(marks.twin(at), PagMarks.TAIL);
        marks.orient(at, PagMarks.ARROW);
      } else if (!knowledge.allows(from, to)) {
        marks.orient(marks.twin(at), PagMarks.ARROW);
      }
    }
  }
}
