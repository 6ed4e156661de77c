package io.causalgym.inference.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random queries over a few nodes.
final class RandomQueries {
  private RandomQueries() {}

  /// @param evidence whether there may be evidence
  static IdentificationQuery next(SplittableRandom random, List<String> names, boolean evidence) {
    List<String> outcome = new ArrayList<>();
    List<String> intervened = new ArrayList<>();
    List<String> given = new ArrayList<>();
    while (outcome.isEmpty() || intervened.isEmpty()) {
      outcome.clear();
      intervened.clear();
      given.clear();
      for (String name : names) {
        switch (random.nextInt(evidence ? 6 : 5)) {
          case 0 -> outcome.add(name);
          case 1 -> intervened.add(name);
          case 5 -> given.add(name);
          default -> {}
        }
      }
    }
    return new IdentificationQuery(outcome, intervened, given);
  }
}
