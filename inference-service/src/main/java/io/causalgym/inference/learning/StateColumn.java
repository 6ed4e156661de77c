package io.causalgym.inference.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A column while it is read: states are numbered as they appear, and sorted at the end.
final class StateColumn {
  private final String name;
  private final Map<String, Short> states = new HashMap<>();
  private short[] values = new short[64];

  StateColumn(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean empty() {
    return states.isEmpty();
  }

  void addMissing(int row) {
    put(row, (short) DiscreteColumns.MISSING);
  }

  /// Whether there was room for one more state.
  boolean add(int row, String label) {
    Short known = states.get(label);
    if (known == null) {
      if (states.size() == DiscreteColumns.MOST_STATES) {
        return false;
      }
      known = (short) states.size();
      states.put(label, known);
    }
    put(row, known);
    return true;
  }

  private void put(int row, short value) {
    if (row == values.length) {
      values = Arrays.copyOf(values, row + (row >> 1));
    }
    values[row] = value;
  }

  void addTo(DiscreteColumnsBuilder builder, int rows) {
    boolean numbers = states.keySet().stream().allMatch(label -> !Double.isNaN(number(label)));
    Comparator<String> text = Comparator.naturalOrder();
    List<String> sorted =
        states.keySet().stream()
            .sorted(
                numbers
                    ? Comparator.comparingDouble(StateColumn::number).thenComparing(text)
                    : text)
            .toList();
    short[] place = new short[sorted.size()];
    for (int state = 0; state < place.length; state++) {
      place[states.getOrDefault(sorted.get(state), (short) 0)] = (short) state;
    }
    short[] placed = Arrays.copyOf(values, rows);
    for (int row = 0; row < rows; row++) {
      placed[row] = placed[row] < 0 ? placed[row] : place[placed[row]];
    }
    builder.add(name, sorted, placed);
  }

  private static double number(String label) {
    for (int at = 0; at < label.length(); at++) {
      if ("0123456789+-.eE".indexOf(label.charAt(at)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(label);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
