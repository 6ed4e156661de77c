package io.causalgym.runtime.launch;

import io.causalgym.runtime.bus.RuntimeBus;
import io.causalgym.runtime.cluster.Membership;
import io.causalgym.runtime.cluster.SteadyMembership;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Tells the cluster to send this JVM no more, waits until all have heard it, and takes nothing
/// from who has not.
final class Farewell implements Runnable {
  /// Others hear of it within milliseconds; what they sent before arrives within these.
  private static final Duration HEARD_WITHIN = Duration.ofMillis(300);

  private final SteadyMembership manager;
  private final RuntimeBus bus;

  Farewell(SteadyMembership manager, RuntimeBus bus) {
    this.manager = manager;
    this.bus = bus;
  }

  @Override
  public void run() {
    if (!Membership.hasOthers(manager.getHazelcastInstance())) {
      return;
    }
    try {
      Launch.ended(manager.withdraw(bus.addresses()));
      long end = System.nanoTime() + HEARD_WITHIN.toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    } finally {
      bus.leave();
    }
  }
}
