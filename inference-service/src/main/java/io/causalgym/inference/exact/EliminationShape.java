package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What an elimination order depends on: which variables take part, are fixed, are cut and are
/// asked for, but neither states nor numbers.
///
/// @param kept open variables that stay, in order
/// @param phases sets of open variables, each eliminated before the next
/// @param relevant all that take part
record EliminationShape(
    List<Integer> kept, List<BitSet> phases, BitSet relevant, BitSet fixed, BitSet cut) {

  /// For a joint posterior.
  static EliminationShape posterior(Grounding grounding, int[] query) {
    BitSet relevant = grounding.relevant(query);
    int[] kept = grounding.open(query);
    BitSet summed = open(grounding, relevant);
    for (int variable : kept) {
      summed.clear(variable);
    }
    List<Integer> stay = Arrays.stream(kept).boxed().toList();
    return new EliminationShape(stay, List.of(summed), relevant, grounding.fixed, grounding.cut);
  }

  /// For the most probable states of `query`: the rest is summed out first, then it is maximised.
  static EliminationShape explanation(Grounding grounding, int[] query) {
    BitSet relevant = grounding.relevant(query);
    BitSet maximised = new BitSet();
    for (int variable : grounding.open(query)) {
      maximised.set(variable);
    }
    BitSet summed = open(grounding, relevant);
    summed.andNot(maximised);
    return new EliminationShape(
        List.of(), List.of(summed, maximised), relevant, grounding.fixed, grounding.cut);
  }

  /// For all posteriors at once.
  static EliminationShape everything(Grounding grounding) {
    BitSet all = new BitSet();
    all.set(0, grounding.network.size());
    return new EliminationShape(
        List.of(), List.of(open(grounding, all)), all, grounding.fixed, grounding.cut);
  }

  /// Looks for an order.
  BucketTree tree(Grounding grounding, Deadline deadline) {
    int[] stay = kept.stream().mapToInt(Integer::intValue).toArray();
    return BucketTree.of(grounding, relevant, stay, phases, deadline);
  }

  private static BitSet open(Grounding grounding, BitSet variables) {
    BitSet open = (BitSet) variables.clone();
    open.andNot(grounding.fixed);
    return open;
  }
}
