package io.causalgym.inference.exact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The answer to a question for the most probable states.
public sealed interface Explanation permits Explanation.Found, Impossible, TooWide {

  /// @param states of the variables asked for
  /// @param logJoint natural logarithm of P(states, evidence | do)
  record Found(SequencedMap<String, Integer> states, double logJoint) implements Explanation {
    public Found {
      states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    }
  }
}
