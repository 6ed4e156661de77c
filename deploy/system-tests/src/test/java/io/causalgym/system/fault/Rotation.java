package io.causalgym.system.fault;

import io.causalgym.system.GymClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The gateways that a load balancer sends to, in turn.
final class Rotation {
  private final List<GymClient> gateways = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  void add(GymClient gateway) {
    gateways.add(gateway);
  }

  /// Sends it no more, as an orchestrator does before it ends a process.
  void remove(GymClient gateway) {
    gateways.remove(gateway);
  }

  GymClient next() {
    List<GymClient> now = List.copyOf(gateways);
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }
}
