package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.SumProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A plan with fewer and longer variables: those of one state are left out, and neighbours whose
/// cells follow each other in every factor are one. The order of cells and of terms is the same.
/// There is at least one summed variable.
final class FactorLayout {
  private final List<Integer> lengths = new ArrayList<>();
  private final List<List<Integer>> steps = new ArrayList<>();
  private int keptVariables;

  final int[] states;
  final int kept;

  /// For each factor, in the order asked for, the stride of each variable.
  final int[][] strides;

  /// @param order factors of the plan
  FactorLayout(SumProduct plan, List<Integer> order) {
    for (int factor = 0; factor < order.size(); factor++) {
      steps.add(new ArrayList<>());
    }
    add(plan, order, 0, plan.kept());
    keptVariables = lengths.size();
    add(plan, order, plan.kept(), plan.states().length);
    if (lengths.size() == keptVariables) {
      lengths.add(1);
      steps.forEach(strides -> strides.add(0));
    }
    this.kept = keptVariables;
    this.states = ints(lengths);
    this.strides = steps.stream().map(FactorLayout::ints).toArray(int[][]::new);
  }

  private void add(SumProduct plan, List<Integer> order, int from, int to) {
    for (int variable = from; variable < to; variable++) {
      int count = plan.states()[variable];
      if (count == 1) {
        continue;
      }
      int last = lengths.size() - 1;
      if (last >= keptVariables && follows(plan, order, variable, last)) {
        lengths.set(last, lengths.get(last) * count);
        for (int factor = 0; factor < order.size(); factor++) {
          steps.get(factor).set(last, plan.strides()[order.get(factor)][variable]);
        }
      } else {
        lengths.add(count);
        for (int factor = 0; factor < order.size(); factor++) {
          steps.get(factor).add(plan.strides()[order.get(factor)][variable]);
        }
      }
    }
  }

  private boolean follows(SumProduct plan, List<Integer> order, int variable, int last) {
    for (int factor = 0; factor < order.size(); factor++) {
      long run = (long) plan.strides()[order.get(factor)][variable] * plan.states()[variable];
      if (run != steps.get(factor).get(last)) {
        return false;
      }
    }
    return true;
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /// How many states the variables `from .. to - 1` have together.
  int count(int from, int to) {
    return Arrays.stream(states, from, to).reduce(1, Math::multiplyExact);
  }
}
