package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.SumProduct;
import java.util.ArrayList;
import java.util.List;

/// Splits a plan in two: the product of the factors that all rows of evidence share, from which the
/// variables that only they have are summed out, and that of its result with the other factors.
final class SharedFactors {
  /// Cells of the first product up to which it is worth its memory.
  private static final int MOST_CELLS = 1 << 20;

  private final SumProduct plan;
  private final List<Integer> shared;
  private final List<Integer> others;

  /// Variables of the result and those of the other factors, in the plan's order.
  private final List<Integer> left = new ArrayList<>();

  /// Variables that are summed out of the shared factors.
  private final List<Integer> gone = new ArrayList<>();

  SharedFactors(SumProduct plan, List<Integer> shared, List<Integer> others) {
    this.plan = plan;
    this.shared = List.copyOf(shared);
    this.others = List.copyOf(others);
    for (int variable = 0; variable < plan.states().length; variable++) {
      boolean stays = variable < plan.kept() || has(this.others, variable);
      (stays ? left : gone).add(variable);
    }
  }

  private boolean has(List<Integer> factors, int variable) {
    return factors.stream().anyMatch(factor -> plan.strides()[factor][variable] != 0);
  }

  /// Whether several factors become one, or a variable less is summed for each row.
  boolean helps() {
    boolean less = shared.size() > 1 || gone.stream().anyMatch(gone -> plan.states()[gone] > 1);
    return !shared.isEmpty()
        && less
        && touched().stream().mapToLong(v -> plan.states()[v]).reduce(1, SharedFactors::bounded)
            <= MOST_CELLS;
  }

  private static long bounded(long product, long states) {
    return Math.min(product, MOST_CELLS + 1L) * states;
  }

  /// Variables of the first product's result.
  private List<Integer> touched() {
    return left.stream().filter(variable -> has(shared, variable)).toList();
  }

  /// The first product; its variables are those that stay and a shared factor has.
  SumProduct own() {
    List<Integer> variables = new ArrayList<>(touched());
    int kept = variables.size();
    variables.addAll(gone);
    int[][] strides =
        shared.stream()
            .map(factor -> chosen(plan.strides()[factor], variables))
            .toArray(int[][]::new);
    return new SumProduct(chosen(plan.states(), variables), kept, strides);
  }

  /// The second product, whose first factor is the result of the first.
  SumProduct rest() {
    List<Integer> touched = touched();
    int[] first = new int[plan.states().length];
    int next = 1;
    for (int variable : touched.reversed()) {
      first[variable] = next;
      next *= plan.states()[variable];
    }
    int[][] strides = new int[1 + others.size()][];
    strides[0] = chosen(first, left);
    for (int factor = 0; factor < others.size(); factor++) {
      strides[factor + 1] = chosen(plan.strides()[others.get(factor)], left);
    }
    return new SumProduct(chosen(plan.states(), left), plan.kept(), strides);
  }

  private static int[] chosen(int[] values, List<Integer> variables) {
    return variables.stream().mapToInt(variable -> values[variable]).toArray();
  }
}
