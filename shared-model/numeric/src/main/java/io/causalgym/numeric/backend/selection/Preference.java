package io.causalgym.numeric.backend.selection;

import java.util.Locale;

/// Which backend is to compute.
public enum Preference {
  /// The cheaper one by the cost model.
  AUTO,
  /// The processor, always.
  JVM,
  /// The device wherever it answers.
  DEVICE;

  /// @param text `auto`, `jvm` or `device`
  /// @throws IllegalArgumentException for anything else
  public static Preference of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "auto" -> AUTO;
      case "jvm" -> JVM;
      case "device" -> DEVICE;
      default ->
          throw new IllegalArgumentException(
              "backend '" + text + "' is none of auto, jvm and device");
    };
  }
}
