package io.causalgym.model.network.format;

import io.causalgym.graph.text.TextPosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The states of a variable as they are read, found by label in `O(1)`.
final class StateLabels {
  private final String text;
  private final Map<String, Integer> states = new LinkedHashMap<>();

  StateLabels(String text) {
    this.text = text;
  }

  void add(int offset, String label) {
    if (!TextPosition.fits(label)) {
      throw TextPosition.bad(text, offset, TextPosition.nameProblem(label));
    }
    if (states.putIfAbsent(label, states.size()) != null) {
      throw TextPosition.bad(
          text, offset, "the state " + TextPosition.shown(label) + " is there twice; keep one");
    }
    if (states.size() > NetworkReader.MOST_STATES) {
      throw TextPosition.bad(
          text,
          offset,
          "the variable has more than " + NetworkReader.MOST_STATES + " states; merge some");
    }
  }

  int size() {
    return states.size();
  }

  /// The state called `label`, or -1.
  int find(String label) {
    return states.getOrDefault(label, -1);
  }

  List<String> list() {
    return List.copyOf(states.keySet());
  }
}
