package io.causalgym.benchmarks.discovery;

import io.causalgym.graph.Edge;
import java.util.List;

/// Something that searches a world.
///
/// @param times by how much its time is multiplied, where it does a part of the work
/// @param skipped why it is not run, empty where it is
record Contender(String name, Search search, int times, String skipped) {
  /// A search; its preparation, such as putting the data into the form of a library, is not timed.
  interface Search {
    /// @return the timed part
    Timed over(World world) throws Exception;
  }

  /// What is timed.
  interface Timed {
    Outcome run() throws Exception;
  }

  /// Edges over the columns; the milliseconds where the contender timed itself, else NaN.
  record Outcome(List<Edge> edges, double millis) {
    Outcome {
      edges = List.copyOf(edges);
    }

    static Outcome of(List<Edge> edges) {
      return new Outcome(edges, Double.NaN);
    }
  }

  Contender(String name, Search search) {
    this(name, search, 1, "");
  }

  Contender(String name, Search search, int times) {
    this(name, search, times, "");
  }

  /// The same, but not run.
  Contender without(String why) {
    return new Contender(name, search, times, why);
  }
}
