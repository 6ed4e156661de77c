package io.causalgym.inference.exact;

/// A bucket tree with everything that does not depend on states or numbers worked out, to be run
/// any number of times.
final class EliminationPlan {

  /// One bucket: the product of its inputs, then the sum or maximum over its first axis.
  static final class Step {
    final int[] scope;
    final int cells;

    /// Cells of the message.
    final int length;

    /// Slots as in {@link BucketTree}.
    final int[] inputs;

    /// By input: its strides along the scope, and the same in merged form.
    final int[][] strides;

    final Alignment[] alignments;

    private Step(BucketTree tree, int bucket) {
      int[] cards = tree.network.cards;
      scope = tree.scopes[bucket];
      cells = (int) Cells.of(scope, cards);
      length = bucket < tree.order.length ? cells / cards[scope[0]] : cells;
      inputs = tree.inputs[bucket].clone();
      strides = new int[inputs.length][];
      alignments = new Alignment[inputs.length];
      for (int input = 0; input < inputs.length; input++) {
        strides[input] = strides(tree, inputs[input]);
        alignments[input] = Strides.alignment(scope, strides[input], cards);
        if (inputs[input] >= tree.mechanisms.length && alignments[input].isIdentity()) {
          swapFirst(input);
        }
      }
    }

    private int[] strides(BucketTree tree, int slot) {
      if (slot < tree.mechanisms.length) {
        int variable = tree.mechanisms[slot];
        return Strides.along(
            scope, tree.network.families[variable], tree.network.strides[variable]);
      }
      int[] message = tree.message(slot - tree.mechanisms.length);
      return Strides.along(scope, message, Strides.rowMajor(message, tree.network.cards));
    }

    // An input that is as wide as the product is where the product can be made in place.
    private void swapFirst(int input) {
      int slot = inputs[0];
      inputs[0] = inputs[input];
      inputs[input] = slot;
      int[] along = strides[0];
      strides[0] = strides[input];
      strides[input] = along;
      Alignment alignment = alignments[0];
      alignments[0] = alignments[input];
      alignments[input] = alignment;
    }
  }

  final BucketTree tree;

  /// By bucket.
  final Step[] steps;

  /// Cells of the largest product.
  final int largest;

  EliminationPlan(BucketTree tree) {
    this.tree = tree;
    this.steps = new Step[tree.scopes.length];
    int most = 1;
    for (int bucket = 0; bucket < steps.length; bucket++) {
      steps[bucket] = new Step(tree, bucket);
      most = Math.max(most, steps[bucket].cells);
    }
    this.largest = most;
  }
}
