package io.causalgym.evaluation.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A reference model: a manner, and for some a number that says how much of it.
///
/// @param strength such as the 0.1 of `ref/noisy-0.1`; 0 for manners without one
public record ReferenceAgent(Manner manner, double strength) {
  private static final String PREFIX = "ref/";

  /// How an agent answers.
  public enum Manner {
    /// The truth.
    ORACLE("oracle", false),
    /// Takes seeing for doing.
    ASSOCIATIONAL("associational", false),
    /// Draws evenly from all answers there are.
    UNIFORM("uniform", false),
    /// One half, the first option, the empty set.
    CONSTANT("constant", false),
    /// The marginal, whatever is asked.
    PRIOR("prior", false),
    /// Takes seeing for doing and doing for seeing.
    SWAPPED("swapped", false),
    /// The truth with a normal error of this deviation, cut off at the ends.
    NOISY("noisy", true),
    /// The truth with this probability, else the association.
    MIXTURE("mixture", true),
    /// Right about what is seen; asked for doing, in the middle of both.
    HALF_WAY("half-way", false),
    /// Adjusts for everything.
    OVER_ADJUSTER("over-adjuster", false),
    ALWAYS_YES("always-yes", false),
    /// Any option with equal probability, any number.
    COIN("coin", false),
    /// Takes the effect for the cause.
    GRAPH_REVERSER("graph-reverser", false),
    /// Right about what is seen, and answers with it whatever is asked.
    RUNG_1("rung-1", false),
    REFUSER("refuser", false),
    MALFORMED("malformed", false),
    /// The truth after so many milliseconds.
    SLOW("slow", true),
    /// Stops at the limit of tokens.
    TRUNCATING("truncating", false),
    /// The truth, shifted by an amount that depends on names and wording.
    DRIFTING("drifting", false),
    /// The truth with doubled logit.
    OVERCONFIDENT("overconfident", false);

    private final String text;
    private final boolean graded;

    Manner(String text, boolean graded) {
      this.text = text;
      this.graded = graded;
    }
  }

  private static final double LONGEST_MILLIS = 60_000;

  /// The agent of a model id such as `ref/oracle` or `ref/noisy-0.1`; empty if there is none.
  public static Optional<ReferenceAgent> of(String id) {
    if (!id.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String name = id.substring(PREFIX.length());
    for (Manner manner : Manner.values()) {
      if (!manner.graded && name.equals(manner.text)) {
        return Optional.of(new ReferenceAgent(manner, 0));
      }
      if (manner.graded && name.startsWith(manner.text + "-")) {
        return strength(manner, name.substring(manner.text.length() + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<ReferenceAgent> strength(Manner manner, String text) {
    if (!text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
      return Optional.empty();
    }
    double strength = Double.parseDouble(text);
    double most = manner == Manner.SLOW ? LONGEST_MILLIS : 1;
    return strength <= most ? Optional.of(new ReferenceAgent(manner, strength)) : Optional.empty();
  }

  /// Ids to choose from; those with a number take any.
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    Arrays.stream(Manner.values())
        .forEach(manner -> ids.add(PREFIX + manner.text + (manner.graded ? example(manner) : "")));
    return ids;
  }

  private static String example(Manner manner) {
    return switch (manner) {
      case NOISY -> "-0.1";
      case MIXTURE -> "-0.5";
      case SLOW -> "-200";
      case ORACLE,
          ASSOCIATIONAL,
          UNIFORM,
          CONSTANT,
          PRIOR,
          SWAPPED,
          HALF_WAY,
          OVER_ADJUSTER,
          ALWAYS_YES,
          COIN,
          GRAPH_REVERSER,
          RUNG_1,
          REFUSER,
          MALFORMED,
          TRUNCATING,
          DRIFTING,
          OVERCONFIDENT ->
          "";
    };
  }
}
