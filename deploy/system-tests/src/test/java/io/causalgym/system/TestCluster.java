package io.causalgym.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Systems that make one cluster, each with a folder of its own; one of them runs the database of
/// all.
final class TestCluster {
  private final String name;
  private final Path folder;
  private final List<Integer> ports;

  /// @param members how many there are at most
  TestCluster(String name, Path folder, int members) {
    this.name = name + "-" + ProcessHandle.current().pid();
    this.folder = folder;
    this.ports = IntStream.range(0, members).mapToObj(member -> Ports.free()).toList();
  }

  /// @param node the name of its folder
  /// @param number from 0
  GymLaunch member(String roles, String node, int number) {
    return GymLaunch.on(folder.resolve(node))
        .option("--roles", roles)
        .setting("CAUSALGYM_CLUSTER_NAME", name)
        .setting("CAUSALGYM_CLUSTER_HOST", "127.0.0.1")
        .setting("CAUSALGYM_CLUSTER_PORT", Integer.toString(ports.get(number)))
        .setting(
            "CAUSALGYM_CLUSTER_MEMBERS",
            String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList()))
        .setting("CAUSALGYM_JOBS_LEASE_SECONDS", "10");
  }

  /// A member that uses the database of another, which is ready.
  GymLaunch member(String roles, String node, int number, String databaseOf) {
    // Of the server that the other's process runs; its port is the fourth line of its file.
    String port = read(databaseOf, "postgresql/cluster/postmaster.pid").split("\n", -1)[3].strip();
    return member(roles, node, number)
        .setting("CAUSALGYM_DATABASE_URL", "postgresql://causalgym@127.0.0.1:" + port + "/postgres")
        .setting("CAUSALGYM_DATABASE_PASSWORD", read(databaseOf, "postgresql/password").strip());
  }

  private String read(String node, String file) {
    try {
      return Files.readString(folder.resolve(node).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
