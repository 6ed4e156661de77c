package io.causalgym.numeric.backend.item;

/// Where a factor's cell stands: an index counts the states of some variables, the last one
/// fastest, and each variable moves the cell by its stride.
///
/// A kernel goes through the variables from the last to the first: `offset += state(rest, states) *
/// stride`, then `rest = rest(rest, states)`.
public final class CellOffset {
  private CellOffset() {}

  /// The state of the last of the variables that an index counts.
  public static int state(int rest, int states) {
    return rest % states;
  }

  /// The index that counts the other variables.
  public static int rest(int rest, int states) {
    return rest / states;
  }

  /// The offset of a whole index.
  ///
  /// @param index counts the variables `from .. to - 1`
  /// @param states of all variables
  /// @param strides of all variables
  public static int of(int index, int[] states, int[] strides, int from, int to) {
    int rest = index;
    int offset = 0;
    for (int variable = to - 1; variable >= from; variable--) {
      offset += state(rest, states[variable]) * strides[variable];
      rest = rest(rest, states[variable]);
    }
    return offset;
  }
}
