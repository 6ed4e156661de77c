package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.knowledge.Knowledge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which variables are adjacent, and what separates those that are not. Immutable.
public final class Skeleton {
  private static final int[] EMPTY = new int[0];

  private final Neighbours neighbours;
  private final SeparatingSets sets;
  private final Knowledge knowledge;
  private final long tests;
  private final List<String> notes;
  private final boolean partial;

  Skeleton(
      Neighbours neighbours,
      SeparatingSets sets,
      Knowledge knowledge,
      long tests,
      List<String> notes,
      boolean partial) {
    this.neighbours = neighbours;
    this.sets = sets;
    this.knowledge = knowledge;
    this.tests = tests;
    this.notes = List.copyOf(notes);
    this.partial = partial;
  }

  /// The number of variables.
  public int size() {
    return neighbours.size();
  }

  public Neighbours neighbours() {
    return neighbours;
  }

  public boolean adjacent(int a, int b) {
    return neighbours.adjacent(a, b);
  }

  /// The first set found given which two variables are independent, ascending; null if they are
  /// adjacent, or if knowledge alone rules out an edge so that they were never tested.
  public int @Nullable [] separatingSet(int a, int b) {
    if (!separated(a, b)) {
      return null;
    }
    int place = sets.find(a, b);
    return place < 0 ? EMPTY : sets.at(place);
  }

  /// The number of members of the separating set of a separated pair; without a copy.
  public int separatingSetSize(int a, int b) {
    int place = sets.find(a, b);
    return place < 0 ? 0 : sets.size(place);
  }

  /// Whether the pair is not adjacent because a test separated it.
  public boolean separated(int a, int b) {
    return !adjacent(a, b) && knowledge.allowsAdjacency(a, b);
  }

  /// Whether `node` is in the separating set of a separated pair; without a copy.
  public boolean separates(int node, int a, int b) {
    int place = sets.find(a, b);
    return place >= 0 && sets.contains(place, node);
  }

  /// Members of the largest separating set.
  public int largestSeparatingSet() {
    return sets.largest();
  }

  /// Tests done.
  public long tests() {
    return tests;
  }

  /// For the reader of a result.
  public List<String> notes() {
    return notes;
  }

  /// Whether the search was stopped: there may be more edges than a whole search would leave.
  public boolean partial() {
    return partial;
  }
}
