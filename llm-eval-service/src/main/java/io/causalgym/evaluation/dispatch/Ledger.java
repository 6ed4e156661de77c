package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.measure.LatencyHistogram;
import io.causalgym.evaluation.provider.FailureKind;
import java.util.OptionalDouble;

/// Counts what a lane does. Lives on its loop.
final class Ledger {
  private final LatencyHistogram total = new LatencyHistogram();
  private final LatencyHistogram upstream = new LatencyHistogram();
  private final LatencyHistogram waited = new LatencyHistogram();
  private final LatencyHistogram added = new LatencyHistogram();
  private long requests;
  private long retries;
  private long rateLimited;
  private long otherFailures;
  private long delivered;
  private long undelivered;
  private long cached;
  private long coalesced;

  void sent(boolean retry) {
    requests++;
    retries += retry ? 1 : 0;
  }

  void failed(FailureKind kind) {
    if (kind == FailureKind.RATE_LIMITED) {
      rateLimited++;
    } else {
      otherFailures++;
    }
  }

  void undelivered() {
    undelivered++;
  }

  void delivered(Delivered reply) {
    delivered++;
    cached += reply.cached() ? 1 : 0;
    coalesced += reply.coalesced() ? 1 : 0;
    if (reply.attempts() > 0) {
      total.record(reply.totalMillis());
      upstream.record(reply.upstreamMillis());
      waited.record(reply.waitedMillis());
      added.record(reply.addedMillis());
    }
  }

  LaneStatus status(Parts parts, LaneStatus.Condition condition) {
    double rate = parts.pacing().requestsPerSecond();
    return new LaneStatus(
        condition,
        parts.pacing().concurrency(),
        Double.isInfinite(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate),
        parts.flights().underway(),
        parts.flights().ready(),
        parts.flights().parked(),
        counts(parts),
        total.summary(),
        upstream.summary(),
        waited.summary(),
        added.summary());
  }

  private LaneStatus.Counts counts(Parts parts) {
    return new LaneStatus.Counts(
        requests,
        retries,
        rateLimited,
        otherFailures,
        delivered,
        undelivered,
        cached,
        coalesced,
        parts.cache().failures(),
        parts.pacing().breakerOpenings());
  }
}
