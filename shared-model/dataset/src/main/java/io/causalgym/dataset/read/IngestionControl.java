package io.causalgym.dataset.read;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// What whoever waits for an ingestion may say and hear.
///
/// @param stopped asked every few thousand cells
public record IngestionControl(BooleanSupplier stopped, Progress progress) {
  /// Hears how far the ingestion is.
  @FunctionalInterface
  public interface Progress {
    /// @param done of the source's bytes; begins again at 0 where the source must be read twice
    /// @param total the source's bytes
    void read(long done, long total);
  }

  public static final IngestionControl NONE =
      new IngestionControl(() -> false, (done, total) -> {});

  void check() {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("the ingestion was stopped");
    }
  }
}
