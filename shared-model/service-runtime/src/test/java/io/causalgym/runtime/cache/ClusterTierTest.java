package io.causalgym.runtime.cache;

import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTierTest extends CacheTierContract {
  private HazelcastInstance member;

  @BeforeAll
  void start() {
    member = Islands.start("cluster-tier-test", 1).getFirst();
  }

  @AfterAll
  void stop() {
    member.getLifecycleService().terminate();
  }

  @Override
  CacheTier tier() {
    return new ClusterTier(member.getMap("answers"));
  }
}
