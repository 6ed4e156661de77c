package io.causalgym.runtime.jobs;

import io.causalgym.runtime.database.DatabaseUnavailable;
import io.causalgym.runtime.jobs.JobEvent.Finished;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes outcomes in batches: what arrives while one batch is on its way becomes the next. One
/// durable commit then carries as many parts as finished during the one before it, and a lone part
/// waits for nobody. Used on one event loop only.
final class OutcomeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);
  private static final int BATCH = 500;

  private final PartTable table;
  private final InstantSource clock;
  private final Consumer<Finished> finished;
  private final Deque<Outcome> waiting = new ArrayDeque<>();
  private Future<Void> writing = Future.succeededFuture();

  OutcomeWriter(PartTable table, InstantSource clock, Consumer<Finished> finished) {
    this.table = table;
    this.clock = clock;
    this.finished = finished;
  }

  /// @return completes when everything that waits now is written, or waits for a database that does
  ///   not answer
  Future<Void> add(Outcome outcome) {
    waiting.add(outcome);
    return flush();
  }

  /// Writes what waits. Called again at each poll, for what an unavailable database refused.
  Future<Void> flush() {
    if (writing.isComplete()) {
      writing = next();
    }
    return writing;
  }

  private Future<Void> next() {
    if (waiting.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Outcome> batch = new ArrayList<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    return write(batch).compose(written -> written ? next() : Future.succeededFuture());
  }

  /// @return false when the database does not answer; the batch waits again then
  private Future<Boolean> write(List<Outcome> batch) {
    return table
        .write(batch, clock.instant())
        .map(ends -> {
          ends.forEach(finished);
          return true;
        })
        .recover(failure -> refused(batch, failure));
  }

  private Future<Boolean> refused(List<Outcome> batch, Throwable failure) {
    if (failure instanceof DatabaseUnavailable) {
      batch.reversed().forEach(waiting::addFirst);
      return Future.succeededFuture(false);
    }
    if (batch.size() == 1) {
      Claim claim = batch.getFirst().claim();
      // Its lease runs out, and the next attempt may write something else.
      LOG.atError()
          .setCause(failure)
          .addKeyValue("job", claim.job())
          .addKeyValue("part", claim.part())
          .log("the outcome of a part cannot be written");
      return Future.succeededFuture(true);
    }
    Future<Boolean> all = Future.succeededFuture(true);
    for (Outcome outcome : batch) {
      all = all.compose(before -> write(List.of(outcome)).map(now -> before && now));
    }
    return all;
  }
}
