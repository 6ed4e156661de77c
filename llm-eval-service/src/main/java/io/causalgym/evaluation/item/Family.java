package io.causalgym.evaluation.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A kind of question.
public enum Family {
  /// P(y | x) and P(y | do(x)) of one world, each asked by itself.
  SEE_DO(Rung.INTERVENTION),
  /// Average effects, risk differences and ratios.
  EFFECT(Rung.INTERVENTION),
  MARGINAL(Rung.ASSOCIATION),
  CONDITIONAL(Rung.ASSOCIATION),
  JOINT(Rung.ASSOCIATION),
  /// Is A independent of B given S? In pairs of both polarities.
  SEPARATION(Rung.ASSOCIATION),
  ADJUSTMENT_SET(Rung.INTERVENTION),
  /// Which of these must not be adjusted for?
  BAD_CONTROL(Rung.INTERVENTION),
  FRONT_DOOR(Rung.INTERVENTION),
  INSTRUMENT(Rung.INTERVENTION),
  IDENTIFIABILITY(Rung.INTERVENTION),
  MEDIATION(Rung.COUNTERFACTUAL),
  COUNTERFACTUAL(Rung.COUNTERFACTUAL),
  TRANSPORT(Rung.INTERVENTION),
  /// What follows about the graph from independences; edges to orient; the next experiment.
  DISCOVERY(Rung.ASSOCIATION),
  /// Which action maximises the outcome?
  POLICY(Rung.INTERVENTION),
  /// Beliefs after each of several observations and interventions.
  TRAJECTORY(Rung.INTERVENTION),
  /// Questions whose answer is that there is none.
  ABSTENTION(Rung.INTERVENTION);

  private final Rung rung;

  Family(Rung rung) {
    this.rung = rung;
  }

  public Rung rung() {
    return rung;
  }

  /// As the contract writes it, such as `see-do`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads {@link #text()}.
  ///
  /// @throws IllegalArgumentException that names the word and the choices
  public static Family of(String text) {
    return Arrays.stream(values())
        .filter(family -> family.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'"
                    + text
                    + "' is no family of questions; choose of "
                    + Arrays.stream(values()).map(Family::text).collect(Collectors.joining(", "))));
  }
}
