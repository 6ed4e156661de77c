package io.causalgym.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of all faults of a run, in a file that `./gym faults` prints, and beside it each
/// request that failed.
final class FaultTable {
  private static final Path FILE = Path.of(System.getProperty("gym.faults", "target/faults.txt"));
  private static final List<String> LINES = new ArrayList<>(List.of(Incident.HEAD));

  private static final List<String> FAILURES = new ArrayList<>();

  private FaultTable() {}

  static synchronized void add(Incident incident) {
    LINES.add(incident.line());
    FAILURES.add(incident.fault());
    FAILURES.addAll(incident.failures());
    write();
  }

  /// Says that a fault was not tried, and why.
  static synchronized void addUntried(String fault, String why) {
    LINES.add("%-44s not tried: %s".formatted(fault, why));
    write();
  }

  private static void write() {
    try {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.write(FILE, LINES);
      Files.write(FILE.resolveSibling("fault-failures.txt"), FAILURES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
