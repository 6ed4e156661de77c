package io.causalgym.runtime.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.properties.ClusterProperty;
import io.causalgym.runtime.cluster.ClusterSettings.Discovery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The Hazelcast member of this JVM: the cluster manager of the event bus, and the home of the
/// cluster's cache.
public final class Membership {
  /// The map that holds cached answers.
  public static final String ANSWERS = "answers";

  // Where the cluster manager writes the event bus' own id of a member, which is not the member's
  // UUID; a test with a dying member holds it.
  private static final String NODE_ID = "__vertx.nodeId";

  private static final String REUNITE_SECONDS = "5";

  private static final int ANSWERS_TTL_SECONDS = 3600;
  private static final int ANSWERS_MEGABYTES = 128;

  private Membership() {}

  /// A cluster manager for these settings; Vert.x starts and stops it.
  public static HazelcastClusterManager clusterManager(ClusterSettings settings) {
    return new HazelcastClusterManager(config(settings));
  }

  static Config config(ClusterSettings settings) {
    // Hazelcast logs while it reads its configuration, before the property below is known.
    System.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "slf4j");
    // Vert.x keeps its registrations in maps and multimaps that this configuration declares.
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(settings.name());
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(settings.port());
    network.setPortCount(100);
    network.setPublicAddress(null);
    network.getInterfaces().setEnabled(true).clear();
    network.getInterfaces().addInterface(settings.host());
    join(network, settings);
    config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
    config.setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false");
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "slf4j");
    config.setProperty(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN.getName(), "0");
    // A hung member is out after five seconds; at the default of sixty its callers would fail all
    // that time.
    config.setProperty(ClusterProperty.HEARTBEAT_INTERVAL_SECONDS.getName(), "1");
    config.setProperty(ClusterProperty.MAX_NO_HEARTBEAT_SECONDS.getName(), "5");
    // After a partition both sides go on by themselves; by default they would look for one another
    // again after five minutes.
    config.setProperty(ClusterProperty.MERGE_FIRST_RUN_DELAY_SECONDS.getName(), REUNITE_SECONDS);
    config.setProperty(ClusterProperty.MERGE_NEXT_RUN_DELAY_SECONDS.getName(), REUNITE_SECONDS);
    config.addMapConfig(answers());
    return config;
  }

  private static void join(NetworkConfig network, ClusterSettings settings) {
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (settings.found()) {
      case Discovery.Island() -> {}
      case Discovery.Named(var members) -> {
        join.getTcpIpConfig().setEnabled(true);
        members.forEach(join.getTcpIpConfig()::addMember);
      }
      case Discovery.Dns(var name) -> {
        // The name tells addresses and no ports: a member on the next port would not be found.
        network.setPortAutoIncrement(false);
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

  /// Tells the id, as the event bus knows it, of every member that leaves.
  public static void onLeave(HazelcastInstance hazelcast, Consumer<String> left) {
    hazelcast
        .getCluster()
        .addMembershipListener(
            new MembershipListener() {
              @Override
              public void memberAdded(MembershipEvent event) {}

              @Override
              public void memberRemoved(MembershipEvent event) {
                String nodeId = event.getMember().getAttribute(NODE_ID);
                if (nodeId != null) {
                  left.accept(nodeId);
                }
              }
            });
  }

  /// Takes this member's handlers out of the cluster's registry, so that nobody sends them more,
  /// while they go on answering what is on its way; a handler that is unregistered would drop it.
  public static Future<?> withdraw(HazelcastClusterManager manager, Set<String> addresses) {
    return Future.join(addresses.stream().map(address -> withdraw(manager, address)).toList());
  }

  private static Future<?> withdraw(HazelcastClusterManager manager, String address) {
    Promise<List<RegistrationInfo>> registered = Promise.promise();
    manager.getRegistrations(address, registered);
    return registered
        .future()
        .compose(all ->
            Future.join(
                all.stream()
                    .filter(one -> one.nodeId().equals(manager.getNodeId()))
                    .map(one -> remove(manager, address, one))
                    .toList()));
  }

  private static Future<Void> remove(
      HazelcastClusterManager manager, String address, RegistrationInfo registration) {
    Promise<Void> removed = Promise.promise();
    manager.removeRegistration(address, registration, removed);
    return removed.future();
  }

  /// Whether there is more than one member.
  public static boolean hasOthers(HazelcastInstance hazelcast) {
    return hazelcast.getCluster().getMembers().size() > 1;
  }
}
