package io.causalgym.evaluation.dispatch;

import io.causalgym.evaluation.dispatch.cache.GuardedCache;
import io.causalgym.evaluation.dispatch.limit.Pacing;
import io.causalgym.evaluation.dispatch.time.Loop;

/// What the classes behind a lane share. All of it lives on the loop.
record Parts(
    LaneKey lane,
    Loop loop,
    Pacing pacing,
    GuardedCache cache,
    Flights flights,
    Ledger ledger,
    Outcomes outcomes) {

  static Parts of(LaneKey lane, Loop loop, Pacing pacing, GuardedCache cache) {
    Flights flights = new Flights();
    Ledger ledger = new Ledger();
    return new Parts(
        lane, loop, pacing, cache, flights, ledger, new Outcomes(loop, flights, ledger));
  }
}
