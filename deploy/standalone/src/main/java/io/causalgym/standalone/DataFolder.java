package io.causalgym.standalone;

import java.nio.file.Path;
import java.util.Map;

/// Where everything is stored while nobody says otherwise.
final class DataFolder {
  private DataFolder() {}

  /// The place that the XDG base directory specification names for a user's data.
  static Path byDefault(Map<String, String> environment, String home) {
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    // The specification says to ignore a relative path here.
    Path parent =
        Path.of(xdg).isAbsolute() ? Path.of(xdg) : Path.of(home).resolve(".local").resolve("share");
    return parent.resolve("causal-gym");
  }
}
