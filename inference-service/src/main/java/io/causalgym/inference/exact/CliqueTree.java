package io.causalgym.inference.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The cliques of a triangulated network joined to a forest, without numbers.
///
/// A bucket's scope is a clique of the triangulation that its order makes, and joining it to the
/// bucket that takes its message keeps the running intersection; a clique within its neighbour is
/// merged into it. Such a tree has a largest spanning weight over separators (Jensen and Jensen
/// 1994, jensen1994optimal). Cliques are indexed so that parents come after children, and the axes
/// of a separator are the last ones of its clique.
final class CliqueTree {
  private static final int NONE = -1;

  final BucketTree buckets;

  /// By clique: its variables, slowest axis first.
  final int[][] scopes;

  final int[] cells;

  /// By clique: the clique that takes its message, or -1 for a root.
  final int[] parents;

  /// By clique: cells of the separator to its parent, 1 for a root.
  final int[] separators;

  /// By clique: how its separator lies along its parent.
  final Alignment[] upward;

  /// By clique: the input slots of its mechanisms, and how they lie along it.
  final int[][] mechanisms;

  final Alignment[][] alignments;

  /// By variable: the cliques that have it, the smallest first.
  final int[][] homes;

  CliqueTree(BucketTree buckets) {
    this.buckets = buckets;
    Merged merged = new Merged(buckets);
    int[] tops = merged.tops();
    int cliques = tops.length;
    int[] index = new int[buckets.order.length];
    for (int clique = 0; clique < cliques; clique++) {
      index[merged.clique[tops[clique]]] = clique;
    }
    scopes = new int[cliques][];
    cells = new int[cliques];
    parents = new int[cliques];
    separators = new int[cliques];
    upward = new Alignment[cliques];
    mechanisms = new int[cliques][];
    alignments = new Alignment[cliques][];
    for (int clique = 0; clique < cliques; clique++) {
      scopes[clique] = buckets.scopes[merged.clique[tops[clique]]];
      cells[clique] = (int) Cells.of(scopes[clique], buckets.network.cards);
      int consumer = buckets.consumers[tops[clique]];
      parents[clique] = consumer == buckets.order.length ? NONE : index[merged.clique[consumer]];
    }
    for (int clique = 0; clique < cliques; clique++) {
      joinUpward(clique, buckets.message(tops[clique]));
    }
    placeMechanisms(merged, index);
    homes = homes();
  }

  /// What building and calibrating costs: products, messages both ways, one division.
  static CostEstimate estimate(BucketTree buckets) {
    if (!buckets.complete) {
      return buckets.estimate(true);
    }
    Merged merged = new Merged(buckets);
    int[] cards = buckets.network.cards;
    CostEstimate once = buckets.estimate(true);
    long all = 0;
    for (int top : merged.tops()) {
      long clique = Cells.of(buckets.scopes[merged.clique[top]], cards);
      all = Cells.plus(all, Cells.plus(clique, Cells.of(buckets.message(top), cards)));
    }
    return new CostEstimate(
        once.width(),
        once.largestFactor(),
        Cells.plus(once.operations(), Cells.times(4, all)),
        Cells.times(8, all));
  }

  int size() {
    return scopes.length;
  }

  boolean isRoot(int clique) {
    return parents[clique] == NONE;
  }

  boolean has(int clique, int variable) {
    return Arrays.stream(scopes[clique]).anyMatch(member -> member == variable);
  }

  private void joinUpward(int clique, int[] separator) {
    int[] cards = buckets.network.cards;
    separators[clique] = (int) Cells.of(separator, cards);
    if (parents[clique] != NONE) {
      int[] table = scopes[parents[clique]];
      upward[clique] =
          Strides.alignment(
              table, Strides.along(table, separator, Strides.rowMajor(separator, cards)), cards);
    }
  }

  private void placeMechanisms(Merged merged, int[] index) {
    List<List<Integer>> slots = new ArrayList<>();
    for (int clique = 0; clique < size(); clique++) {
      slots.add(new ArrayList<>());
    }
    for (int bucket = 0; bucket < buckets.order.length; bucket++) {
      for (int slot : buckets.inputs[bucket]) {
        if (slot < buckets.mechanisms.length) {
          slots.get(index[merged.clique[bucket]]).add(slot);
        }
      }
    }
    for (int clique = 0; clique < size(); clique++) {
      mechanisms[clique] = slots.get(clique).stream().mapToInt(Integer::intValue).toArray();
      alignments[clique] = new Alignment[mechanisms[clique].length];
      for (int at = 0; at < mechanisms[clique].length; at++) {
        alignments[clique][at] =
            mechanism(scopes[clique], buckets.mechanisms[mechanisms[clique][at]]);
      }
    }
  }

  private Alignment mechanism(int[] table, int variable) {
    CompiledNetwork network = buckets.network;
    return Strides.alignment(
        table,
        Strides.along(table, network.families[variable], network.strides[variable]),
        network.cards);
  }

  private int[][] homes() {
    List<List<Integer>> found = new ArrayList<>();
    for (int variable = 0; variable < buckets.network.size(); variable++) {
      found.add(new ArrayList<>());
    }
    for (int clique = 0; clique < size(); clique++) {
      for (int variable : scopes[clique]) {
        found.get(variable).add(clique);
      }
    }
    int[][] sorted = new int[found.size()][];
    for (int variable = 0; variable < sorted.length; variable++) {
      sorted[variable] =
          found.get(variable).stream()
              .sorted((a, b) -> Integer.compare(cells[a], cells[b]))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return sorted;
  }

  /// Buckets by the maximal clique that holds them.
  private static final class Merged {
    /// By bucket: the bucket whose scope is the clique.
    final int[] clique;

    private final int[] consumers;

    Merged(BucketTree buckets) {
      int count = buckets.order.length;
      this.consumers = buckets.consumers;
      this.clique = new int[count];
      Arrays.fill(clique, NONE);
      for (int bucket = 0; bucket < count; bucket++) {
        clique[bucket] = clique[bucket] == NONE ? bucket : clique[bucket];
        int consumer = consumers[bucket];
        if (consumer < count
            && clique[consumer] == NONE
            && buckets.scopes[consumer].length == buckets.scopes[bucket].length - 1) {
          clique[consumer] = clique[bucket];
        }
      }
    }

    /// By clique the last bucket that it holds, ascending: children before parents.
    int[] tops() {
      BitSet tops = new BitSet();
      tops.set(0, clique.length);
      for (int bucket = 0; bucket < clique.length; bucket++) {
        int consumer = consumers[bucket];
        if (consumer < clique.length && clique[consumer] == clique[bucket]) {
          tops.clear(bucket);
        }
      }
      return tops.stream().toArray();
    }
  }
}
