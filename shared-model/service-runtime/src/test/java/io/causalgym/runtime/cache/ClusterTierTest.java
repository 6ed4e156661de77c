package io.causalgym.runtime.cache;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTierTest extends CacheTierContract {
  private HazelcastInstance member;

  @BeforeAll
  void start() {
    Config island = new Config().setClusterName("cluster-tier-test");
    island.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    island.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    island.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
    island.setProperty("hazelcast.phone.home.enabled", "false");
    island.setProperty("hazelcast.wait.seconds.before.join", "0");
    island.setProperty("hazelcast.logging.type", "slf4j");
    member = Hazelcast.newHazelcastInstance(island);
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
