package io.causalgym.runtime.cache;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/// Clusters of Hazelcast on loopback.
final class Islands {
  private Islands() {}

  /// Starts members that know of one another and of nobody else.
  static List<HazelcastInstance> start(String name, int members) {
    int port = freePort();
    return Stream.generate(() -> Hazelcast.newHazelcastInstance(config(name, port)))
        .limit(members)
        .toList();
  }

  private static Config config(String name, int firstPort) {
    Config config = new Config().setClusterName(name);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(firstPort).setPortAutoIncrement(true);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + firstPort);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.logging.type", "slf4j");
    return config;
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
