package io.causalgym.numeric.backend;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Which backends did the work of a computation, over all its runs. Thread-safe.
public final class BackendsUsed {
  private static final String JVM = "jvm";

  private final Set<String> names = new ConcurrentSkipListSet<>();

  void add(String name) {
    names.add(name);
  }

  /// The backend for `provenance.backend`: a device if one did any of the work, else `jvm`.
  public String name() {
    return names.stream().filter(name -> !name.equals(JVM)).findFirst().orElse(JVM);
  }
}
