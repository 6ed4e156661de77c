package io.causalgym.standalone;

import io.causalgym.runtime.database.DatabaseAddress;
import io.causalgym.runtime.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway, workers and a PostgreSQL, each a process on this machine; one that ends is replaced.
final class LocalCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
  private static final long REPLACED_AFTER_SECONDS = 1;

  private final Path folder;
  private final EmbeddedPostgresServer database;
  private final List<Node> nodes = new ArrayList<>();
  private volatile boolean closing;

  private LocalCluster(Path folder) {
    this.folder = folder;
    this.database = EmbeddedPostgresServer.start(folder);
  }

  /// Starts all and waits until they are ready.
  ///
  /// @param gateway settings of the gateway alone
  /// @throws IOException if a process does not become ready; it names the file that says why
  static LocalCluster start(Path folder, int workers, Map<String, String> gateway)
      throws IOException, InterruptedException {
    LocalCluster cluster = new LocalCluster(folder);
    boolean started = false;
    try {
      cluster.launch(workers, gateway);
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  private void launch(int workers, Map<String, String> gateway)
      throws IOException, InterruptedException {
    List<Integer> ports = freePorts(2 * (workers + 1));
    List<Integer> members = ports.subList(0, workers + 1);
    for (int n = 0; n <= workers; n++) {
      Map<String, String> settings = settings(members, n);
      String name = n == 0 ? "gateway" : "worker" + n;
      settings.put("CAUSALGYM_ROLES", n == 0 ? "gateway" : "inference,discovery,evaluation");
      settings.put("CAUSALGYM_DATA_FOLDER", folder.resolve("nodes").resolve(name).toString());
      if (n == 0) {
        settings.putAll(gateway);
      }
      nodes.add(new Node(name, settings, folder.resolve("logs"), ports.get(workers + 1 + n)));
    }
    for (Node node : nodes) {
      node.awaitReady(STARTS_WITHIN);
      watch(node);
    }
  }

  private Map<String, String> settings(List<Integer> members, int number) {
    DatabaseAddress address = database.address();
    Map<String, String> settings = new HashMap<>();
    // Of the folder: two clusters on one machine must not merge.
    settings.put("CAUSALGYM_CLUSTER_NAME", "local-" + Integer.toHexString(folder.hashCode()));
    settings.put("CAUSALGYM_CLUSTER_HOST", "127.0.0.1");
    settings.put("CAUSALGYM_CLUSTER_PORT", Integer.toString(members.get(number)));
    settings.put(
        "CAUSALGYM_CLUSTER_MEMBERS",
        String.join(",", members.stream().map(port -> "127.0.0.1:" + port).toList()));
    settings.put("CAUSALGYM_BLOB_FOLDER", folder.resolve("blobs").toString());
    settings.put("CAUSALGYM_DATABASE_URL", "postgresql://" + at(address));
    settings.put("CAUSALGYM_DATABASE_PASSWORD", address.password());
    return settings;
  }

  private static String at(DatabaseAddress address) {
    return address.user() + "@" + address.host() + ":" + address.port() + "/" + address.database();
  }

  /// All taken at the same time, so that they differ.
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int n = 0; n < count; n++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private void watch(Node node) {
    var _ =
        node.end()
            .thenRunAsync(
                () -> replace(node),
                CompletableFuture.delayedExecutor(REPLACED_AFTER_SECONDS, TimeUnit.SECONDS));
  }

  private synchronized void replace(Node node) {
    if (closing) {
      return;
    }
    LOG.atWarn().addKeyValue("node", node.name()).log("a process has ended; another one starts");
    try {
      node.restart();
      watch(node);
    } catch (IOException e) {
      LOG.atError().addKeyValue("node", node.name()).setCause(e).log("it cannot be started");
    }
  }

  /// Such as `gateway 4711, worker1 4712`.
  String processes() {
    return String.join(", ", nodes.stream().map(node -> node.name() + " " + node.pid()).toList());
  }

  /// Stops the gateway first, so that nobody asks workers that go.
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    nodes.forEach(node -> node.stop(STOPS_WITHIN));
    database.close();
  }
}
