package io.causalgym.runtime.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the process holds of the machine's memory, as Linux tells it in `/proc/self/status`.
final class ResidentMemory {
  private static final String LINE = "VmRSS:";

  private final Path status;

  ResidentMemory(Path status) {
    this.status = status;
  }

  /// In bytes; NaN, which a scrape shows as such, where the system does not tell.
  double bytes() {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(LINE))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException notLinux) {
      return Double.NaN;
    }
  }
}
