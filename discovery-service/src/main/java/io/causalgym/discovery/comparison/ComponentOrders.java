package io.causalgym.discovery.comparison;

import io.causalgym.graph.Adjacency;
import io.causalgym.graph.MixedGraph;
import java.util.Arrays;
import java.util.Optional;

/// The nodes that undirected edges join, over all orders in which they may come about.
///
/// An order directs the undirected edges, and the distance is a sum over nodes with their parents;
/// so its extremes over all members of the class are found set by set, the last node of each in
/// turn, as the best network is (Silander and Myllymäki, "A simple approach for finding the
/// globally optimal Bayesian network structure", UAI 2006; silander2006simple): `O(2^k k)` for `k`
/// nodes, beside the effects that are looked at.
final class ComponentOrders {
  /// 65 536 sets, and half as many sets of parents of each node at most.
  static final int MOST_MEMBERS = 16;

  private static final int UNKNOWN = -2;
  private static final int NEVER = -1;

  private final ParentSets sets;
  private final int[] members;
  // By the member's place: which members are neighbours, and which are children.
  private final int[] neighbours;
  private final int[] children;
  private final WrongEffects[] effects;
  // By the member's place and its earlier neighbours, counted among its neighbours.
  private final int[][] wrong;
  private final int[] turned;

  /// @param members ascending, at most {@link #MOST_MEMBERS}
  ComponentOrders(int[] members, ParentSets sets) {
    int count = members.length;
    MixedGraph estimate = sets.estimate();
    this.sets = sets;
    this.members = members;
    this.neighbours = new int[count];
    this.children = new int[count];
    this.effects = new WrongEffects[count];
    this.wrong = new int[count][];
    this.turned = new int[count];
    for (int at = 0; at < count; at++) {
      neighbours[at] = places(members, estimate.neighbours(), members[at]);
      children[at] = places(members, estimate.children(), members[at]);
      effects[at] = sets.effects(members[at]);
      wrong[at] = new int[1 << Integer.bitCount(neighbours[at])];
      Arrays.fill(wrong[at], UNKNOWN);
    }
  }

  private static int places(int[] members, Adjacency next, int node) {
    int places = 0;
    for (int at = 0; at < members.length; at++) {
      places |= next.has(node, members[at]) ? 1 << at : 0;
    }
    return places;
  }

  /// The least and the greatest distance; empty where no order directs all edges without a new
  /// collider.
  Optional<InterventionDistance> range() {
    int all = (1 << members.length) - 1;
    int[] least = new int[all + 1];
    int[] most = new int[all + 1];
    for (int set = 1; set <= all; set++) {
      if ((set & 1023) == 0) {
        sets.checkDeadline();
      }
      least[set] = Integer.MAX_VALUE;
      most[set] = NEVER;
      for (int rest = set; rest != 0; rest &= rest - 1) {
        extend(set, Integer.numberOfTrailingZeros(rest), least, most);
      }
    }
    return most[all] == NEVER
        ? Optional.empty()
        : Optional.of(new InterventionDistance(least[all], most[all]));
  }

  /// Tries a member of a set as its last.
  private void extend(int set, int last, int[] least, int[] most) {
    int before = set & ~(1 << last);
    if (most[before] == NEVER || (children[last] & set) != 0) {
      return;
    }
    int here = wrong(last, before & neighbours[last]);
    if (here != NEVER) {
      least[set] = Math.min(least[set], least[before] + here);
      most[set] = Math.max(most[set], most[before] + here);
    }
  }

  private int wrong(int at, int earlier) {
    int place = Integer.compress(earlier, neighbours[at]);
    if (wrong[at][place] == UNKNOWN) {
      int count = 0;
      for (int rest = earlier; rest != 0; rest &= rest - 1) {
        turned[count++] = members[Integer.numberOfTrailingZeros(rest)];
      }
      wrong[at][place] = sets.wrong(effects[at], members[at], turned, count);
    }
    return wrong[at][place];
  }
}
