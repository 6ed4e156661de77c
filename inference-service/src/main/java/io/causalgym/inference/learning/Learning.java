package io.causalgym.inference.learning;

import io.causalgym.inference.exact.TooWide;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What comes of learning parameters.
public sealed interface Learning
    permits LearnedParameters, Learning.Unsupported, Learning.TooCostly {

  /// A state of the parents of which the data say nothing.
  ///
  /// @param parents state by parent; empty for a variable that has none
  record Configuration(String variable, SequencedMap<String, String> parents) {
    public Configuration {
      parents = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parents));
    }
  }

  /// No row of the data, and no pseudo count, bears on some rows of the tables. No number is made
  /// up for them; a prior fills them.
  ///
  /// @param configurations the first {@link #MOST_NAMED} of them
  /// @param total how many there are
  record Unsupported(List<Configuration> configurations, long total) implements Learning {

    /// Configurations that are named at most.
    public static final int MOST_NAMED = 20;

    public Unsupported {
      configurations = List.copyOf(configurations);
    }

    /// One sentence with the first configuration and the remedy.
    public String message() {
      Configuration first = configurations.getFirst();
      return "the data have no row for '"
          + first.variable()
          + "' given "
          + first.parents()
          + (total > 1 ? ", nor for " + (total - 1) + " other states of parents" : "")
          + "; choose a prior, or remove parents";
    }
  }

  /// The missing values of one row are too many to sum out.
  record TooCostly(TooWide reason) implements Learning {}
}
