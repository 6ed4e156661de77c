package io.causalgym.discovery.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private final Set<Long> forbidden;
  private final Set<Long> required;
  private final List<Integer> inTwoTiers;
  private final boolean empty;

  private Knowledge(Builder builder) {
    this.tiers = builder.tiers.clone();
    this.bannedWithin = new boolean[builder.tierCount];
    builder.bannedWithin.forEach(tier -> bannedWithin[tier] = true);
    this.forbidden = Set.copyOf(builder.forbidden);
    this.required = Set.copyOf(builder.required);
    this.inTwoTiers = List.copyOf(builder.inTwoTiers);
    this.empty = builder.tierCount == 0 && forbidden.isEmpty() && required.isEmpty();
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
    private final Set<Long> forbidden = new HashSet<>();
    private final Set<Long> required = new HashSet<>();
    private final List<Integer> inTwoTiers = new ArrayList<>();

    public Builder(int size) {
      this.tiers = new int[size];
      java.util.Arrays.fill(tiers, NONE);
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
      forbidden.add(key(from, to));
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
      required.add(key(from, to));
      return this;
    }

    public Knowledge build() {
      return new Knowledge(this);
    }
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
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
        || !(forbidden.contains(key(from, to))
            || required.contains(key(to, from))
            || againstTiers(from, to));
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
    return !empty && required.contains(key(from, to));
  }

  /// The tier of a variable, counted from 0, or -1.
  public int tier(int variable) {
    return tiers[variable];
  }

  /// All required edges as pairs `{from, to}`, ascending.
  public List<int[]> required() {
    List<int[]> pairs = new ArrayList<>();
    required.stream()
        .sorted()
        .forEach(key -> pairs.add(new int[] {(int) (key >> 32), key.intValue()}));
    return pairs;
  }

  /// Variables that were put into more than one tier, a contradiction; the last tier counts.
  List<Integer> inTwoTiers() {
    return inTwoTiers;
  }
}
