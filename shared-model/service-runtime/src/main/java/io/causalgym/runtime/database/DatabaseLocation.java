package io.causalgym.runtime.database;

import java.nio.file.Path;

/// Which PostgreSQL holds the data: one inside a data folder of ours, or a server that someone else
/// runs.
public sealed interface DatabaseLocation {
  /// A server of our own, whose files live under `dataFolder` and stay there between starts.
  record Embedded(Path dataFolder) implements DatabaseLocation {
    public Embedded {
      dataFolder = dataFolder.toAbsolutePath().normalize();
    }
  }

  /// A server that is already running.
  record External(DatabaseAddress address) implements DatabaseLocation {}
}
