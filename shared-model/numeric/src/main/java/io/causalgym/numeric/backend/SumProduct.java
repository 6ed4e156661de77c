package io.causalgym.numeric.backend;

/// How factors are multiplied and summed: a step of variable elimination.
///
/// All variables of the step are numbered, those of the result first, and have so many states; a
/// cell of the result is counted by the result's variables, the last one fastest. Each factor has,
/// for each variable, the distance between its cells of neighbouring states, 0 where the variable
/// is not its own.
///
/// Arrays are taken over: leave them alone.
///
/// @param states of each variable, at least 1
/// @param kept the number of variables of the result
/// @param strides for each factor one for each variable, not negative
@SuppressWarnings("ArrayRecordComponent") // A kernel reads arrays; nobody compares plans.
public record SumProduct(int[] states, int kept, int[][] strides) {
  public SumProduct {
    if (kept < 0 || kept > states.length) {
      throw new IllegalArgumentException(kept + " of " + states.length + " variables are kept");
    }
    for (int[] factor : strides) {
      if (factor.length != states.length) {
        throw new IllegalArgumentException(
            factor.length + " strides for " + states.length + " variables");
      }
      for (int stride : factor) {
        if (stride < 0) {
          throw new IllegalArgumentException("a stride of " + stride + " cells");
        }
      }
    }
    for (int count : states) {
      if (count < 1) {
        throw new IllegalArgumentException("a variable of " + count + " states");
      }
    }
  }

  /// The number of cells of the result.
  ///
  /// @throws ArithmeticException if there are more than an array holds
  public int cells() {
    return product(0, kept);
  }

  /// The number of products that are summed for one cell.
  ///
  /// @throws ArithmeticException above 2^31 - 1
  public int terms() {
    return product(kept, states.length);
  }

  /// The number of cells that a factor must have.
  public int cells(int factor) {
    int last = 0;
    for (int variable = 0; variable < states.length; variable++) {
      last =
          Math.addExact(last, Math.multiplyExact(strides[factor][variable], states[variable] - 1));
    }
    return last + 1;
  }

  private int product(int from, int to) {
    int product = 1;
    for (int variable = from; variable < to; variable++) {
      product = Math.multiplyExact(product, states[variable]);
    }
    return product;
  }
}
