package io.causalgym.system;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A server of a PostgreSQL that is installed on this machine, with the programs that
/// administrators use. Which version that is, the machine decides.
final class LocalPostgres implements AutoCloseable {
  static final String USER = "gym";
  static final String PASSWORD = "only-for-a-test";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final List<String> NEEDED =
      List.of("initdb", "pg_ctl", "postgres", "createdb", "dropdb", "pg_dump", "pg_restore");
  private static final int NOBODY = 65_534;

  private final boolean root = new UnixSystem().getUid() == 0;
  private final Path programs = programs().orElseThrow();
  private final int port = Ports.free();
  private final Path folder;

  /// Starts it on a folder of its own.
  LocalPostgres() {
    try {
      // Not below a folder of this user alone: PostgreSQL does not run as root.
      folder = Files.createTempDirectory("gym-postgres");
      Path password = Files.writeString(folder.resolve("password"), PASSWORD);
      if (root) {
        give(password);
        give(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve(
        "initdb",
        "--pgdata=" + files(),
        "--username=" + USER,
        "--auth=scram-sha-256",
        "--pwfile=" + folder.resolve("password"),
        "--no-sync");
    serve(
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + files(),
        "--log=" + folder.resolve("log"),
        "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
  }

  /// Where such an installation is; `./gym test` says so where there is none.
  static boolean isHere() {
    return programs().isPresent();
  }

  private static Optional<Path> programs() {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(DEBIAN)) {
        versions.forEach(version -> folders.add(version.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of)
        .forEach(folders::add);
    return folders.stream()
        .filter(
            folder -> NEEDED.stream().allMatch(name -> Files.isExecutable(folder.resolve(name))))
        .findFirst();
  }

  private static void give(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", NOBODY);
    Files.setAttribute(file, "unix:gid", NOBODY);
  }

  private Path files() {
    return folder.resolve("files");
  }

  String url(String database) {
    return "postgresql://" + USER + "@127.0.0.1:" + port + "/" + database + "?sslmode=disable";
  }

  /// Runs a program of a client.
  void run(String program, String... arguments) {
    run(List.of(), program, arguments);
  }

  /// Runs a program of the server.
  private void serve(String program, String... arguments) {
    run(
        root
            ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--")
            : List.of(),
        program,
        arguments);
  }

  private void run(List<String> as, String program, String... arguments) {
    List<String> command = new ArrayList<>(as);
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      // Into a file: the server that pg_ctl leaves behind would hold a pipe open.
      Path said = Files.createTempFile("gym-postgres", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().put("PGHOST", "127.0.0.1");
      builder.environment().put("PGPORT", Integer.toString(port));
      builder.environment().put("PGUSER", USER);
      builder.environment().put("PGPASSWORD", PASSWORD);
      builder.environment().put("LC_ALL", "C.UTF-8");
      int code = builder.start().onExit().join().exitValue();
      String text = Files.readString(said, StandardCharsets.UTF_8);
      Files.delete(said);
      if (code != 0) {
        throw new IllegalStateException(command + " ended with " + code + ": " + text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    serve("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + files());
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
