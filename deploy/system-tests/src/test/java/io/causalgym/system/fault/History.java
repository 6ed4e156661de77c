package io.causalgym.system.fault;

import io.causalgym.system.DiscoveryClient;
import io.causalgym.system.GymClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Holds what the system said yes to against what it has.
final class History {
  private static final long JOB_ENDS_WITHIN = TimeUnit.SECONDS.toNanos(90);

  private final List<Asked> asked;
  private final GymClient gym;
  private final DiscoveryClient jobs;

  History(List<Asked> asked, GymClient gym) {
    this.asked = List.copyOf(asked);
    this.gym = gym;
    this.jobs = new DiscoveryClient(gym);
  }

  /// Acknowledged writes that are not there.
  long lost() {
    return asked.stream().filter(this::isLost).count();
  }

  private boolean isLost(Asked one) {
    String name = one.acknowledged();
    if (name == null) {
      return false;
    }
    return switch (one.kind()) {
      case IDENTIFY, EFFECT -> false;
      case GRAPH -> gym.get("/api/v1/graphs/" + name).status() != 200;
      case JOB -> !succeeds(name);
      case RELATIONSHIP -> kept(one) == 0;
    };
  }

  private boolean succeeds(String job) {
    long end = System.nanoTime() + JOB_ENDS_WITHIN;
    String state = jobs.job(job).getString("state", "unknown");
    while (List.of("queued", "running").contains(state) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      state = jobs.job(job).getString("state", "unknown");
    }
    return state.equals("succeeded");
  }

  /// Writes that are there more than once, acknowledged or not.
  long duplicated() {
    return asked.stream()
        .filter(one -> one.kind() == Kind.RELATIONSHIP)
        .filter(one -> kept(one) > 1)
        .count();
  }

  private int kept(Asked one) {
    JsonObject page = gym.get("/api/v1/relationships?limit=10&cause=q" + one.number()).json();
    return page.getJsonArray("relationships").size();
  }
}
