package io.causalgym.runtime.cluster;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.properties.ClusterProperty;
import io.causalgym.runtime.cluster.ClusterSettings.Discovery;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;

/// The Hazelcast member of this JVM: the cluster manager of the event bus, and the home of the
/// cluster's cache.
public final class Membership {
  /// The map that holds cached answers.
  public static final String ANSWERS = "answers";

  /// The map that says who computes what.
  public static final String CLAIMS = "claims";

  private static final String REUNITE_SECONDS = "10";

  private static final int ANSWERS_TTL_SECONDS = 3600;
  private static final int ANSWERS_MEGABYTES = 128;

  private Membership() {}

  /// A cluster manager for these settings; Vert.x starts and stops it.
  public static SteadyMembership clusterManager(ClusterSettings settings) {
    return new SteadyMembership(config(settings));
  }

  static Config config(ClusterSettings settings) {
    // Hazelcast logs while it reads its configuration, before the property below is known.
    System.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "slf4j");
    // Vert.x keeps its registrations in maps and multimaps that this configuration declares.
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(settings.name());
    config.setAdvancedNetworkConfig(network(settings));
    config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
    config.setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "slf4j");
    config.setProperty(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN.getName(), "0");
    // Calls avoid a hung member after half a second by themselves, and it is out within seven, with
    // the second between two looks; at the default of sixty, the jobs of a hung one, and calls that
    // must not be repeated, would wait that long.
    config.setProperty(ClusterProperty.HEARTBEAT_INTERVAL_SECONDS.getName(), "1");
    config.setProperty(ClusterProperty.MAX_NO_HEARTBEAT_SECONDS.getName(), "6");
    // Where the silent one leads the cluster, the next in line asks the others to follow it, as
    // often as these seconds are many, with the pause of a repeated call in between. They agree
    // once they have found the silence too, up to a heartbeat later; whoever has not agreed by the
    // end is left out, so that the default of five attempts splits the cluster. These take six
    // seconds at most.
    config.setProperty(ClusterProperty.MASTERSHIP_CLAIM_TIMEOUT_SECONDS.getName(), "60");
    // What waits for an answer of a silent member, such as the clean-up after it, must not wait
    // longer than others wait for a heartbeat.
    config.setProperty(ClusterProperty.OPERATION_CALL_TIMEOUT_MILLIS.getName(), "4000");
    config.setProperty(ClusterProperty.OPERATION_BACKUP_TIMEOUT_MILLIS.getName(), "1000");
    config.setProperty(ClusterProperty.INVOCATION_RETRY_PAUSE.getName(), "100");
    // After a partition both sides go on by themselves; by default they would look for one another
    // again after five minutes.
    config.setProperty(ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS.getName(), REUNITE_SECONDS);
    config.setProperty(ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS.getName(), REUNITE_SECONDS);
    config.addMapConfig(answers());
    return config;
  }

  // A port for members alone: one for members and clients has another handshake, in which a packet
  // for a member that took the connection and hangs keeps the thread busy that writes to healthy
  // members too (UnifiedProtocolEncoder of Hazelcast 5.7 says that it is done while it waits), and
  // they are put out as silent.
  private static AdvancedNetworkConfig network(ClusterSettings settings) {
    ServerSocketEndpointConfig members =
        new ServerSocketEndpointConfig().setPort(settings.port()).setPortCount(100);
    members.getInterfaces().setEnabled(true).addInterface(settings.host());
    AdvancedNetworkConfig network = new AdvancedNetworkConfig().setEnabled(true);
    network.setMemberEndpointConfig(members);
    join(network.getJoin(), members, settings);
    return network;
  }

  private static void join(
      JoinConfig join, ServerSocketEndpointConfig members, ClusterSettings settings) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (settings.found()) {
      case Discovery.Island() -> {}
      case Discovery.Named(var names) -> {
        join.getTcpIpConfig().setEnabled(true);
        names.forEach(join.getTcpIpConfig()::addMember);
      }
      case Discovery.Dns(var name) -> {
        // The name tells addresses and no ports: a member on the next port would not be found.
        members.setPortAutoIncrement(false);
        join.getKubernetesConfig()
            .setEnabled(true)
            .setProperty("service-dns", name)
            .setProperty("service-port", Integer.toString(settings.port()));
      }
    }
  }

  private static MapConfig answers() {
    MapConfig answers = new MapConfig(ANSWERS);
    answers.setBackupCount(1).setTimeToLiveSeconds(ANSWERS_TTL_SECONDS);
    answers
        .getEvictionConfig()
        .setEvictionPolicy(EvictionPolicy.LRU)
        .setMaxSizePolicy(MaxSizePolicy.USED_HEAP_SIZE)
        .setSize(ANSWERS_MEGABYTES);
    return answers;
  }

  /// Whether there is more than one member.
  public static boolean hasOthers(HazelcastInstance hazelcast) {
    return hazelcast.getCluster().getMembers().size() > 1;
  }
}
