package io.causalgym.inference.exact;

/// What it costs to run through the buckets once.
final class BucketCost {
  private BucketCost() {}

  /// @param keeping whether messages stay until the end, to trace states back
  static CostEstimate of(BucketTree tree, boolean keeping) {
    int[] cards = tree.network.cards;
    int width = 0;
    long largest = 1;
    long operations = tree.constants.length;
    long alive = 0;
    long peak = 0;
    for (int bucket = 0; bucket < tree.scopes.length; bucket++) {
      long cells = Cells.of(tree.scopes[bucket], cards);
      width = Math.max(width, tree.scopes[bucket].length - 1);
      largest = Math.max(largest, cells);
      operations = Cells.plus(operations, Cells.times(cells, tree.inputs[bucket].length + 1L));
      alive = Cells.plus(alive, message(tree, bucket, cells));
      peak = Math.max(peak, alive);
      for (int slot : tree.inputs[bucket]) {
        if (!keeping && slot >= tree.mechanisms.length) {
          int sender = slot - tree.mechanisms.length;
          alive -= message(tree, sender, Cells.of(tree.scopes[sender], cards));
        }
      }
    }
    long bytes = Cells.times(8, Cells.plus(peak, largest));
    return new CostEstimate(width, largest, operations, bytes);
  }

  private static long message(BucketTree tree, int bucket, long cells) {
    return bucket < tree.order.length ? cells / tree.network.cards[tree.order[bucket]] : cells;
  }
}
