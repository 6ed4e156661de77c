package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;

/// A change of one mechanism of a model: an intervention, hard or soft.
public sealed interface Change {

  /// The node whose mechanism changes.
  String node();

  /// The node is set to a value: `do(node = value)`.
  record Fix(String node, double value) implements Change {
    public Fix {
      finite(node, value);
    }
  }

  /// The node is drawn anew, independent of everything: a randomised experiment.
  ///
  /// @param variance at least 0
  record Randomize(String node, double mean, double variance) implements Change {
    public Randomize {
      finite(node, mean);
      finite(node, variance);
    }
  }

  /// The node is moved, whatever else moves it: its intercept grows by `by`.
  record Shift(String node, double by) implements Change {
    public Shift {
      finite(node, by);
    }
  }

  /// The node gets another intercept.
  record Intercept(String node, double value) implements Change {
    public Intercept {
      finite(node, value);
    }
  }

  /// The node's error gets another variance; its covariances with other errors stay, so that a
  /// variance too small for them is refused.
  record ErrorVariance(String node, double value) implements Change {
    public ErrorVariance {
      finite(node, value);
    }
  }

  /// The edge `from -> node` gets another coefficient; a new edge may not close a cycle.
  record Coefficient(String from, String node, double value) implements Change {
    public Coefficient {
      finite(from + " -> " + node, value);
    }
  }

  private static void finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new ModelException(
          "changes." + what, Double.toString(value), "give '" + what + "' a finite number");
    }
  }
}
