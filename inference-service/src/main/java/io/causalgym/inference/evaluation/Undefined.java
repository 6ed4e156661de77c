package io.causalgym.inference.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A probability that the distribution does not determine, since it conditions on what never
/// happens.
///
/// @param assignment the cell: the state of each variable of the request
public record Undefined(SequencedMap<String, Integer> assignment, String reason) {
  public Undefined {
    assignment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(assignment));
  }
}
