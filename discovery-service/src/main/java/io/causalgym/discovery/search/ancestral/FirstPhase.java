package io.causalgym.discovery.search.ancestral;

import io.causalgym.discovery.search.constraint.Skeleton;
import java.util.List;

/// What a search of the FCI family begins with.
///
/// @param marks all circles
/// @param tests done
/// @param partial whether it was stopped
record FirstPhase(
    PagMarks marks, Separators.Source separators, long tests, List<String> notes, boolean partial) {

  static FirstPhase of(Skeleton skeleton) {
    int[][] rows = new int[skeleton.size()][];
    for (int node = 0; node < rows.length; node++) {
      rows[node] = skeleton.neighbours().of(node);
    }
    return new FirstPhase(
        new PagMarks(rows),
        skeleton::separatingSet,
        skeleton.tests(),
        skeleton.notes(),
        skeleton.partial());
  }
}
