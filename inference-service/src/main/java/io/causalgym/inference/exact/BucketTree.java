package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Which factors meet where when variables are eliminated in an order; no numbers yet.
///
/// Bucket `b` eliminates `order[b]`; a last bucket, if its scope is not summed out, holds the kept
/// variables. A factor waits in the bucket of its first variable. Scopes are sorted by elimination,
/// so that a bucket's own variable is its slowest axis and its message is contiguous blocks summed.
///
/// Source: Dechter 1999 (dechter1999bucket).
final class BucketTree {
  final CompiledNetwork network;

  /// By input slot: the variable whose mechanism it is. Slots from `mechanisms.length` on are the
  /// messages of the buckets.
  final int[] mechanisms;

  /// Variables whose mechanism is one number.
  final int[] constants;

  final int[] order;
  final int[] kept;

  /// By bucket, the last one for what is kept.
  final int[][] scopes;

  /// By bucket: the slots that meet there.
  final int[][] inputs;

  /// Whether the order goes to its end; if not, there are no scopes.
  final boolean complete;

  private final int width;

  /// Which bucket takes the message of each bucket.
  final int[] consumers;

  private final int[] position;

  private BucketTree(Builder builder, OrderSearch.Order order) {
    this.network = builder.network;
    this.mechanisms = builder.mechanisms;
    this.constants = builder.constants;
    this.order = order.variables;
    this.kept = builder.kept;
    this.position = new int[network.size()];
    Arrays.fill(position, -1);
    for (int bucket = 0; bucket < this.order.length; bucket++) {
      position[this.order[bucket]] = bucket;
    }
    for (int axis = 0; axis < kept.length; axis++) {
      position[kept[axis]] = this.order.length + axis;
    }
    int buckets = this.order.length + 1;
    this.scopes = new int[buckets][];
    this.inputs = new int[buckets][];
    this.consumers = new int[buckets];
    if (order.complete) {
      fill(builder.scopes);
    }
    this.complete = order.complete;
    this.width = order.width;
  }

  /// @param relevant variables that take part
  /// @param kept variables that stay, in the order wanted
  /// @param phases sets of variables, each eliminated before the next
  static BucketTree of(
      Grounding grounding, BitSet relevant, int[] kept, List<BitSet> phases, Deadline deadline) {
    Builder builder = new Builder(grounding, relevant, kept);
    OrderSearch search =
        new OrderSearch(builder.open, builder.scopes, phases, grounding.network, deadline);
    return new BucketTree(builder, search.best());
  }

  /// What it costs to run through the buckets once.
  ///
  /// @param keeping whether messages stay until the end, to trace states back
  CostEstimate estimate(boolean keeping) {
    return complete ? BucketCost.of(this, keeping) : CostEstimate.over(width);
  }

  /// The scope of a bucket's message.
  int[] message(int bucket) {
    return Arrays.copyOfRange(scopes[bucket], 1, scopes[bucket].length);
  }

  private void fill(List<int[]> mechanismScopes) {
    List<List<Integer>> waiting = new ArrayList<>(scopes.length);
    for (int bucket = 0; bucket < scopes.length; bucket++) {
      waiting.add(new ArrayList<>());
    }
    for (int slot = 0; slot < mechanisms.length; slot++) {
      waiting.get(first(mechanismScopes.get(slot))).add(slot);
    }
    int[] stamps = new int[position.length];
    int[] members = new int[position.length];
    for (int bucket = 0; bucket < scopes.length; bucket++) {
      List<Integer> slots = waiting.get(bucket);
      inputs[bucket] = slots.stream().mapToInt(Integer::intValue).toArray();
      if (bucket == order.length) {
        scopes[bucket] = kept;
      } else {
        scopes[bucket] = union(bucket, mechanismScopes, stamps, members);
        consumers[bucket] = scopes[bucket].length < 2 ? order.length : bucket(scopes[bucket][1]);
        waiting.get(consumers[bucket]).add(mechanisms.length + bucket);
      }
    }
  }

  private int[] union(int bucket, List<int[]> mechanismScopes, int[] stamps, int[] members) {
    int stamp = bucket + 1;
    int count = 0;
    stamps[order[bucket]] = stamp;
    members[count++] = order[bucket];
    for (int slot : inputs[bucket]) {
      int[] scope =
          slot < mechanisms.length ? mechanismScopes.get(slot) : scopes[slot - mechanisms.length];
      int from = slot < mechanisms.length ? 0 : 1;
      for (int at = from; at < scope.length; at++) {
        if (stamps[scope[at]] != stamp) {
          stamps[scope[at]] = stamp;
          members[count++] = scope[at];
        }
      }
    }
    return sorted(Arrays.copyOf(members, count));
  }

  private int first(int[] scope) {
    int first = order.length;
    for (int variable : scope) {
      first = Math.min(first, bucket(variable));
    }
    return first;
  }

  private int bucket(int variable) {
    return Math.min(position[variable], order.length);
  }

  private int[] sorted(int[] scope) {
    for (int at = 0; at < scope.length; at++) {
      scope[at] = position[scope[at]];
    }
    Arrays.sort(scope);
    for (int at = 0; at < scope.length; at++) {
      int place = scope[at];
      scope[at] = place < order.length ? order[place] : kept[place - order.length];
    }
    return scope;
  }

  /// What takes part: mechanisms with their open variables.
  private static final class Builder {
    final CompiledNetwork network;
    final int[] mechanisms;
    final int[] constants;
    final int[] open;
    final int[] kept;
    final List<int[]> scopes = new ArrayList<>();

    Builder(Grounding grounding, BitSet relevant, int[] kept) {
      this.network = grounding.network;
      this.kept = kept;
      int[] varying = new int[relevant.cardinality()];
      int[] settled = new int[relevant.cardinality()];
      int varyingCount = 0;
      int settledCount = 0;
      for (int variable = relevant.nextSetBit(0);
          variable >= 0;
          variable = relevant.nextSetBit(variable + 1)) {
        if (grounding.cut.get(variable)) {
          continue;
        }
        int[] scope = grounding.open(network.families[variable]);
        if (scope.length == 0) {
          settled[settledCount++] = variable;
        } else {
          varying[varyingCount++] = variable;
          scopes.add(scope);
        }
      }
      mechanisms = Arrays.copyOf(varying, varyingCount);
      constants = Arrays.copyOf(settled, settledCount);
      BitSet unfixed = (BitSet) relevant.clone();
      unfixed.andNot(grounding.fixed);
      open = unfixed.stream().toArray();
    }
  }
}
