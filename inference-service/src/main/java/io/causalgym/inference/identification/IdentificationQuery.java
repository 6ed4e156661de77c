package io.causalgym.inference.identification;

import java.util.List;

/// Asks for `P(outcome | do(do), given)`, by the names of the nodes.
///
/// @param intervened the variables that are set; empty for a plain conditional probability
public record IdentificationQuery(
    List<String> outcome, List<String> intervened, List<String> given) {
  public IdentificationQuery {
    outcome = List.copyOf(outcome);
    intervened = List.copyOf(intervened);
    given = List.copyOf(given);
  }
}
