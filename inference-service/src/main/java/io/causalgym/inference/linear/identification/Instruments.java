package io.causalgym.inference.linear.identification;

import io.causalgym.graph.NodeSet;
import java.util.List;

/// Conditional instruments that were found.
///
/// @param found smaller sets first, then by instrument and set
/// @param truncated whether a limit ended the search, so that there may be more; without it the
///   list is complete
public record Instruments(List<Instrument> found, boolean truncated) {
  public Instruments {
    found = List.copyOf(found);
  }

  /// An instrument and what it is conditioned on.
  public record Instrument(int instrument, NodeSet given) {}
}
