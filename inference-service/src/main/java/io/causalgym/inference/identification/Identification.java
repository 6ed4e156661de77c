package io.causalgym.inference.identification;

import io.causalgym.inference.identification.expression.Estimand;
import java.util.List;
import java.util.Optional;

/// Whether a query is identified.
public sealed interface Identification {

  /// The effect follows from the observational distribution.
  ///
  /// @param estimand the formula
  /// @param method which criterion gave it
  /// @param evidence where the query has evidence that the formula does not divide by: the formula
  ///   of `P(given | do)`, or, if that is not identified, of a lower bound. Where it is 0 the query
  ///   has no answer
  /// @param steps the derivation, a line each
  record Identified(
      Estimand estimand, Method method, Optional<Estimand> evidence, List<String> steps)
      implements Identification {
    public Identified {
      steps = List.copyOf(steps);
    }
  }

  /// Two models agree with the graph and on every observed probability, and differ in the effect.
  ///
  /// @param hedge why: of the query itself, or, with evidence, of the unconditional effect that the
  ///   query comes down to
  /// @param reason one sentence for people
  record NotIdentified(Hedge hedge, String reason) implements Identification {}
}
