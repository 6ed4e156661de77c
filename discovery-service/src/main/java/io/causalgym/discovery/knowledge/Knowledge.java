package io.causalgym.discovery.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Directions that are ruled out and edges that must be there, over variables by their number; a
/// look at it costs a few comparisons.
///
/// `from -> to` is ruled out if it is forbidden, if its reverse is required, if `to` is in an
/// earlier tier than `from`, or if both are in one tier within which edges are banned. In a graph
/// with latent variables, "ruled out" means that `from` is no cause of `to`: the edge has no tail
/// at `from` with an arrowhead at `to`, while `<->` may stand.
public final class Knowledge {
  /// The tier of a variable that has none.
  private static final int NONE = -1;

  private final int[] tiers;
  private final boolean[] bannedWithin;
  private final PairSet forbidden;
  private final PairSet required;
  private final List<Integer> inTwoTiers;
  private final boolean empty;

  private Knowledge(Builder builder) {
    this.tiers = builder.tiers.clone();
    this.bannedWithin = new boolean[builder.tierCount];
    builder.bannedWithin.forEach(tier -> bannedWithin[tier] = true);
    this.forbidden = new PairSet(builder.forbidden);
    this.required = new PairSet(builder.required);
    this.inTwoTiers = List.copyOf(builder.inTwoTiers);
    this.empty = builder.tierCount == 0 && forbidden.count() == 0 && required.count() == 0;
  }

  /// Nothing is known of `size` variables.
  public static Knowledge none(int size) {
    return new Builder(size).build();
  }

  /// Collects what is known; that it makes sense is checked by {@link KnowledgeConflicts}.
  public static final class Builder {
    private final int[] tiers;
    private int tierCount;
    private final Set<Integer> bannedWithin = new HashSet<>();
    private final PairSet forbidden;
    private final PairSet required;
    private final Set<Integer> inTwoTiers = new TreeSet<>();

    public Builder(int size) {
      this.tiers = new int[size];
      Arrays.fill(tiers, NONE);
      this.forbidden = new PairSet(size);
      this.required = new PairSet(size);
    }

    /// Adds a tier after those before it.
    ///
    /// @param banned whether there may be no edge within it
    public Builder tier(List<Integer> variables, boolean banned) {
      for (int variable : variables) {
        if (tiers[variable] != NONE && tiers[variable] != tierCount) {
          inTwoTiers.add(variable);
        }
        tiers[variable] = tierCount;
      }
      if (banned) {
        bannedWithin.add(tierCount);
      }
      tierCount++;
      return this;
    }

    public Builder forbid(int from, int to) {
      forbidden.add(from, to);
      return this;
    }

    /// Forbids every edge from a variable of one group to one of another.
    public Builder forbid(List<Integer> from, List<Integer> to) {
      from.forEach(a ->
          to.forEach(b -> {
            if (!a.equals(b)) {
              forbid(a, b);
            }
          }));
      return this;
    }

    public Builder require(int from, int to) {
      required.add(from, to);
      return this;
    }

    public Knowledge build() {
      return new Knowledge(this);
    }
  }

  public int size() {
    return tiers.length;
  }

  /// Whether nothing is known.
  public boolean isEmpty() {
    return empty;
  }

  /// Whether `from -> to` may stand.
  public boolean allows(int from, int to) {
    return empty
        || !(forbidden.contains(from, to) || required.contains(to, from) || againstTiers(from, to));
  }

  private boolean againstTiers(int from, int to) {
    int a = tiers[from];
    int b = tiers[to];
    return a != NONE && b != NONE && (a > b || (a == b && bannedWithin[a]));
  }

  /// Whether an edge between two variables may stand, in one direction at least.
  public boolean allowsAdjacency(int a, int b) {
    return empty || allows(a, b) || allows(b, a);
  }

  /// Whether `from -> to` must stand.
  public boolean requires(int from, int to) {
    return !empty && required.contains(from, to);
  }

  /// The tier of a variable, counted from 0, or -1.
  public int tier(int variable) {
    return tiers[variable];
  }

  /// All required edges as pairs `{from, to}`, ascending.
  public List<int[]> required() {
    List<int[]> pairs = new ArrayList<>();
    for (long key : required.keys()) {
      pairs.add(new int[] {(int) (key >>> 32), (int) key});
    }
    return pairs;
  }

  /// How many edges are required.
  long requiredCount() {
    return required.count();
  }

  boolean forbids(int from, int to) {
    return forbidden.contains(from, to);
  }

  /// Whether there may be no edge within a tier.
  boolean bannedWithin(int tier) {
    return bannedWithin[tier];
  }

  /// Variables that were put into more than one tier, ascending: a contradiction.
  List<Integer> inTwoTiers() {
    return inTwoTiers;
  }
}
