package io.causalgym.runtime.bus;

import io.causalgym.client.BusClient;
import io.causalgym.runtime.cluster.ClusterSettings;
import io.causalgym.runtime.cluster.ClusterSettings.Discovery;
import io.causalgym.runtime.cluster.Membership;
import io.causalgym.runtime.cluster.SteadyMembership;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Members of one cluster on loopback, each as a JVM of its own would start it.
final class Members {
  private final List<Integer> ports;
  private int started;

  /// @param most members at most
  Members(int most) {
    this.ports = IntStream.range(0, most).mapToObj(i -> freePort()).toList();
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Member(Vertx vertx, SteadyMembership manager, BusClient client, RuntimeBus bus) {

    String nodeId() {
      return manager.getNodeId();
    }

    /// Ends its membership as a dead process does: without a goodbye.
    void die() {
      manager.getHazelcastInstance().getLifecycleService().terminate();
    }
  }

  Member start() throws Exception {
    ClusterSettings settings =
        new ClusterSettings(
            "members-" + ports.getFirst(),
            "127.0.0.1",
            ports.get(started++),
            0,
            new Discovery.Named(ports.stream().map(port -> "127.0.0.1:" + port).toList()));
    SteadyMembership manager = Membership.clusterManager(settings);
    Vertx vertx =
        await(
            Vertx.builder()
                .with(
                    new VertxOptions()
                        .setEventBusOptions(new EventBusOptions().setHost("127.0.0.1").setPort(0)))
                .withClusterManager(manager)
                .buildClustered());
    BusClient client = new BusClient(vertx);
    await(client.ready());
    manager.onLeave(client::nodeLeft);
    return new Member(
        vertx,
        manager,
        client,
        new RuntimeBus(vertx, client, manager.getNodeId(), 100, () -> true));
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }
}
