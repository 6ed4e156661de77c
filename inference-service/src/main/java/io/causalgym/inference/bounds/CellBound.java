package io.causalgym.inference.bounds;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Bounds on one cell of an interventional distribution.
///
/// @param assignment the states of the variables of the answer: set, given, outcomes, in the order
///   asked, without those whose state the request fixed
public record CellBound(SequencedMap<String, Integer> assignment, Bound bound) {
  public CellBound {
    assignment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(assignment));
  }
}
