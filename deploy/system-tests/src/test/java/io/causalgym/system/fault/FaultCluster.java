package io.causalgym.system.fault;

import io.causalgym.runtime.database.DatabaseAddress;
import io.causalgym.runtime.database.EmbeddedPostgresServer;
import io.causalgym.system.DiscoveryClient;
import io.causalgym.system.GymLaunch;
import io.causalgym.system.Ports;
import io.causalgym.system.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/// Two gateways, two workers, a PostgreSQL and a Redis, each a process of its own, as an
/// installation has them.
final class FaultCluster implements AutoCloseable {
  private static final int SIZE = 2;

  private static final Duration WARMING = Duration.ofSeconds(5);

  private static final List<String> NAMES = List.of("gateway1", "gateway2", "worker1", "worker2");

  private final Path folder;
  private final Network network;
  private final Map<String, Integer> ports = new HashMap<>();
  private final int redisPort = Ports.free();
  private final Wire database;
  private final List<Member> gateways = new ArrayList<>();
  private final List<Member> workers = new ArrayList<>();
  private final Rotation rotation = new Rotation();
  private final String dataset;
  private EmbeddedPostgresServer postgres;
  private RedisServer redis;

  FaultCluster(Path folder, Network network) {
    this.folder = folder;
    this.network = network;
    NAMES.forEach(name -> ports.put(name, Ports.free()));
    postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    database = new Wire(network.outside(), postgres.address().port());
    redis = startRedis();
    for (int i = 1; i <= SIZE; i++) {
      workers.add(member("worker" + i, "inference,discovery"));
      gateways.add(member("gateway" + i, "gateway"));
    }
    dataset = ready();
  }

  /// Processes would outlive a test whose cluster does not become ready.
  private String ready() {
    try {
      Stream.concat(workers.stream(), gateways.stream()).forEach(Member::awaitReady);
      gateways.forEach(this::open);
      String stored = new DiscoveryClient(rotation.next()).store(Samples.collider(300, 7));
      warm(stored);
      return stored;
    } catch (RuntimeException | AssertionError failed) {
      close();
      throw failed;
    }
  }

  // Code that has not run yet is slow, and on two cores some first answers come too late: that is
  // no matter of the fault that follows.
  private void warm(String stored) {
    try (Traffic traffic = Traffic.start(rotation, stored)) {
      traffic.goOn(WARMING);
      traffic.stop();
    }
  }

  private Member member(String name, String roles) {
    int health = Ports.free();
    String address = network.address(name);
    return new Member(
        name,
        () -> launch(name, roles, address, health),
        URI.create("http://" + address + ":" + health));
  }

  private GymLaunch launch(String name, String roles, String address, int health) {
    DatabaseAddress server = postgres.address();
    return GymLaunch.on(folder.resolve(name))
        .within(network.within(name))
        .option("--roles", roles)
        .setting("CAUSALGYM_HEALTH_HOST", address)
        .setting("CAUSALGYM_HEALTH_PORT", Integer.toString(health))
        .setting("CAUSALGYM_CLUSTER_NAME", "faults-" + ProcessHandle.current().pid())
        .setting("CAUSALGYM_CLUSTER_HOST", address)
        .setting("CAUSALGYM_CLUSTER_PORT", Integer.toString(port(name)))
        .setting("CAUSALGYM_CLUSTER_MEMBERS", members())
        .setting("CAUSALGYM_BLOB_FOLDER", folder.resolve("blobs").toString())
        .setting("CAUSALGYM_JOBS_LEASE_SECONDS", "10")
        .setting(
            "CAUSALGYM_DATABASE_URL",
            "postgresql://%s@%s:%d/%s"
                .formatted(server.user(), network.outside(), database.port(), server.database()))
        .setting("CAUSALGYM_DATABASE_PASSWORD", server.password())
        .setting("CAUSALGYM_REDIS_URL", "redis://" + network.outside() + ":" + redisPort);
  }

  private RedisServer startRedis() {
    try {
      RedisServer server =
          RedisServer.newRedisServer()
              .port(redisPort)
              .bind(network.outside())
              .setting("save \"\"")
              .setting("protected-mode no")
              .build();
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stopRedis() {
    try {
      redis.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void restartRedis() {
    redis = startRedis();
  }

  private String members() {
    return String.join(
        ",", NAMES.stream().map(name -> network.address(name) + ":" + port(name)).toList());
  }

  private int port(String member) {
    return Objects.requireNonNull(ports.get(member));
  }

  Rotation rotation() {
    return rotation;
  }

  /// What jobs search in.
  String dataset() {
    return dataset;
  }

  Member worker(int number) {
    return workers.get(number - 1);
  }

  Member gateway(int number) {
    return gateways.get(number - 1);
  }

  List<Member> workers() {
    return List.copyOf(workers);
  }

  List<Member> gateways() {
    return List.copyOf(gateways);
  }

  /// Sends requests to a gateway that is ready.
  void open(Member gateway) {
    rotation.add(gateway.process().awaitReady().http());
  }

  /// Sends no more requests to a gateway.
  void shut(Member gateway) {
    rotation.remove(gateway.process().http());
  }

  /// Takes the database server away, as a power cut does.
  void killDatabase() {
    database.cut();
    ProcessHandle.of(postgres.process()).ifPresent(ProcessHandle::destroyForcibly);
  }

  void restartDatabase() {
    postgres.close();
    postgres = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    database.mend(postgres.address().port());
  }

  @Override
  public void close() {
    Stream.concat(gateways.stream(), workers.stream()).forEach(Member::close);
    database.close();
    stopRedis();
    postgres.close();
    network.close();
  }
}
