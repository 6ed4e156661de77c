package io.causalgym.discovery.service;

import io.causalgym.discovery.service.datasets.DatasetIngestion;
import io.causalgym.discovery.service.relationships.ExpiredRelationships;
import io.causalgym.runtime.blob.BlobLedger;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sweeps uploaded contents that nobody read, because the process that was to do so died, and
/// relationships that have been kept for long enough.
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long HOUR_MILLIS = 3_600_000;

  /// Longer than any upload waits for its ingestion.
  private static final Duration ABANDONED = Duration.ofDays(2);

  private final Vertx vertx;
  private final BlobLedger ledger;
  private final ExpiredRelationships relationships;
  private final Duration retention;

  /// @param retention for how long relationships that discovery found are kept
  Housekeeping(
      Vertx vertx, BlobLedger ledger, ExpiredRelationships relationships, Duration retention) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.relationships = relationships;
    this.retention = retention;
  }

  void begin() {
    vertx.setPeriodic(HOUR_MILLIS, hour -> sweep());
  }

  private void sweep() {
    Instant now = Instant.now();
    relationships
        .forget(now.minus(retention))
        .onFailure(failure ->
            LOG.atWarn().setCause(failure).log("old relationships could not be removed"));
    Instant abandoned = now.minus(ABANDONED);
    ledger
        .expire(DatasetIngestion.HOLDER, abandoned)
        .compose(expired -> ledger.sweep(abandoned))
        .onFailure(
            failure -> LOG.atWarn().setCause(failure).log("abandoned contents could not be swept"));
  }
}
