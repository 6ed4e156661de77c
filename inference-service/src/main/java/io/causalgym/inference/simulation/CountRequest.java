package io.causalgym.inference.simulation;

import java.util.List;

/// What counts of states are to be made.
///
/// @param samples 1 to {@link Simulation#MOST_SAMPLES}
/// @param variables all where none is named
/// @param joints groups of variables whose joint states are counted, such as pairs
public record CountRequest(long samples, List<String> variables, List<List<String>> joints) {

  /// Cells of all joint counts together at most.
  public static final int MOST_CELLS = 1 << 20;

  public CountRequest {
    Simulation.checkSamples(samples);
    variables = List.copyOf(variables);
    joints = joints.stream().map(List::copyOf).toList();
  }

  /// The counts of every variable.
  public static CountRequest of(long samples) {
    return new CountRequest(samples, List.of(), List.of());
  }
}
