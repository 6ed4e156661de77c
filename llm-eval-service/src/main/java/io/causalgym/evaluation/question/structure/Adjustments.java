package io.causalgym.evaluation.question.structure;

import java.util.ArrayList;
import java.util.List;

/// Sets of observed variables that are valid for adjustment, by trying all.
///
/// Source: Perkovic and others 2018, the generalised adjustment criterion for acyclic graphs
/// (perkovic2018complete).
///
/// @param valid as bits
/// @param minimal those of which no proper subset is valid
record Adjustments(List<Integer> valid, List<Integer> minimal) {
  Adjustments {
    valid = List.copyOf(valid);
    minimal = List.copyOf(minimal);
  }

  static Adjustments of(SmallDag dag, int treatment, int outcome) {
    int x = SmallDag.bit(treatment);
    int y = SmallDag.bit(outcome);
    int causal = dag.descendants(x) & dag.ancestors(y) & ~x;
    int forbidden = causal == 0 ? 0 : dag.descendants(causal);
    SmallDag proper = dag;
    for (int v = 0; v < dag.size(); v++) {
      if (SmallDag.has(causal, v)) {
        proper = proper.without(treatment, v);
      }
    }
    int candidates = dag.observed() & ~x & ~y;
    List<Integer> valid = new ArrayList<>();
    for (int set = candidates; ; set = (set - 1) & candidates) {
      if ((set & forbidden) == 0 && proper.separated(x, y, set)) {
        valid.add(set);
      }
      if (set == 0) {
        break;
      }
    }
    valid.sort(null);
    List<Integer> minimal =
        valid.stream()
            .filter(
                set -> valid.stream().noneMatch(other -> other != (int) set && (other & ~set) == 0))
            .toList();
    return new Adjustments(valid, minimal);
  }

  boolean isValid(int set) {
    return valid.contains(set);
  }
}
