package io.causalgym.discovery.independence;

/// Subsets of one size as ascending positions, in lexicographic order.
public final class Subsets {
  private Subsets() {}

  public static int[] first(int size) {
    int[] positions = new int[size];
    for (int i = 0; i < size; i++) {
      positions[i] = i;
    }
    return positions;
  }

  /// Moves on to the next subset of `0 .. count - 1`.
  ///
  /// @param positions the first `size` count
  /// @return the first place that changed, or -1 if there is no next one
  public static int next(int[] positions, int size, int count) {
    int place = size - 1;
    while (place >= 0 && positions[place] == count - size + place) {
      place--;
    }
    if (place >= 0) {
      positions[place]++;
      for (int i = place + 1; i < size; i++) {
        positions[i] = positions[i - 1] + 1;
      }
    }
    return place;
  }

  /// The number of subsets, as far as a double can tell.
  public static double count(int of, int size) {
    double count = size > of ? 0 : 1;
    for (int i = 0; i < size && i < of; i++) {
      count = count * (of - i) / (i + 1);
    }
    return count;
  }
}
