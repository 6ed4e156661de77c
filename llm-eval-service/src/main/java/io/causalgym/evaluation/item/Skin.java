package io.causalgym.evaluation.item;

import java.util.Locale;

/// How the variables of a world are called.
public enum Skin {
  /// Pronounceable words that mean nothing, new for every seed.
  NONSENSE,
  LETTERS,
  /// A story in which the causes are plausible.
  COMMONSENSE,
  /// The same story with its causes the other way round: knowledge of the world misleads.
  ANTI_COMMONSENSE;

  /// As the contract writes it, such as `anti-commonsense`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads {@link #text()}.
  ///
  /// @throws IllegalArgumentException that names the word and the choices
  public static Skin of(String text) {
    for (Skin skin : values()) {
      if (skin.text().equals(text)) {
        return skin;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no skin; choose nonsense, letters, commonsense or anti-commonsense");
  }
}
