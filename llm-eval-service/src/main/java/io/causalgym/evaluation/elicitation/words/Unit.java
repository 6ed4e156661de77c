package io.causalgym.evaluation.elicitation.words;

/// What a number counts, as far as its words say.
public enum Unit {
  /// They do not say.
  NONE,
  /// Parts of a whole: percent, a fraction, "1 in 8".
  SHARE,
  CENTS,
  DOLLARS
}
