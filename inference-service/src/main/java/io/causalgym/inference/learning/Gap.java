package io.causalgym.inference.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Variables that are missing together and are connected through families: given the rest of their
/// families they are independent of everything else in a row, so that rows which agree there share
/// one posterior.
final class Gap {
  /// The missing variables as a set, which says it all.
  final BitSet key;

  /// The missing variables, ascending.
  final int[] missing;

  /// The families that have one of them.
  final List<Family> families;

  /// The other variables of those families, ascending.
  final int[] boundary;

  /// The rows of the data that have this gap.
  final RowCollector rows = new RowCollector();

  private Gap(BitSet missing, List<Family> families, BitSet scope) {
    this.key = missing;
    this.missing = missing.stream().toArray();
    this.families = families;
    scope.andNot(missing);
    this.boundary = scope.stream().toArray();
  }

  /// The gaps of a row whose values for `missing` are not there; `O(size of all families)`.
  static List<Gap> of(Structure structure, BitSet missing) {
    BitSet open = (BitSet) missing.clone();
    List<Gap> gaps = new ArrayList<>();
    for (int start = open.nextSetBit(0); start >= 0; start = open.nextSetBit(start)) {
      gaps.add(grown(start, open, structure));
    }
    return gaps;
  }

  /// @param open the missing variables that are in no gap yet
  private static Gap grown(int start, BitSet open, Structure structure) {
    BitSet own = new BitSet();
    BitSet scope = new BitSet();
    BitSet children = new BitSet();
    List<Family> families = new ArrayList<>();
    int[] queue = new int[open.cardinality()];
    int end = 0;
    queue[end++] = start;
    open.clear(start);
    for (int at = 0; at < end; at++) {
      own.set(queue[at]);
      for (Family family : structure.touching.get(queue[at])) {
        if (children.get(family.variable)) {
          continue;
        }
        children.set(family.variable);
        families.add(family);
        for (int member : family.scope) {
          scope.set(member);
          if (open.get(member)) {
            open.clear(member);
            queue[end++] = member;
          }
        }
      }
    }
    return new Gap(own, families, scope);
  }

  /// Joint states of the missing variables, saturating.
  long states(int[] cards) {
    return Arrays.stream(missing)
        .mapToLong(variable -> cards[variable])
        .reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
  }
}
