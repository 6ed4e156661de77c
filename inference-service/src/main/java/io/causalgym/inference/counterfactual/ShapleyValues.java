package io.causalgym.inference.counterfactual;

/// Exact Shapley values of a game of a few players.
///
/// Source: Shapley, "A value for n-person games", 1953 (`shapley1953value`). `O(k 2^k)`.
final class ShapleyValues {
  private ShapleyValues() {}

  /// @param worth by coalition, a bit mask of its players; `2^k` numbers
  /// @return by player its average marginal worth over all orders of joining; they sum to the worth
  ///   of all players less that of none
  static double[] of(double[] worth) {
    int players = Integer.numberOfTrailingZeros(worth.length);
    double[] weights = weights(players);
    double[] values = new double[players];
    for (int mask = 0; mask < worth.length; mask++) {
      double weight = mask == worth.length - 1 ? 0 : weights[Integer.bitCount(mask)];
      for (int player = 0; player < players; player++) {
        if ((mask >> player & 1) == 0) {
          values[player] += weight * (worth[mask | 1 << player] - worth[mask]);
        }
      }
    }
    return values;
  }

  /// By size of the coalition before the player: `s! (k - s - 1)! / k!`.
  private static double[] weights(int players) {
    double[] weights = new double[players];
    weights[0] = 1.0 / players;
    for (int size = 1; size < players; size++) {
      weights[size] = weights[size - 1] * size / (players - size);
    }
    return weights;
  }
}
