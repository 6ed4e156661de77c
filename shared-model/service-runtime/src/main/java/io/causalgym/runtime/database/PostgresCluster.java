package io.causalgym.runtime.database;

import io.causalgym.runtime.database.DatabaseStartException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The files of one embedded server under `postgresql/` of a data folder: `cluster/` (PostgreSQL's
/// own), `password` (for this user only) and `server.log`.
final class PostgresCluster {
  static final String USER = "causalgym";
  private static final long LOG_LIMIT = 1_000_000;

  private final Path folder;
  private final PostgresBinaries binaries;
  private final ServerAccount account;

  private PostgresCluster(Path folder, PostgresBinaries binaries, ServerAccount account) {
    this.folder = folder;
    this.binaries = binaries;
    this.account = account;
  }

  /// Opens the files below `dataFolder`, creating them where there are none.
  static PostgresCluster open(Path dataFolder, ServerAccount account) {
    PostgresBinaries binaries = PostgresBinaries.unpacked(dataFolder.resolve("binaries"), account);
    PostgresCluster cluster =
        new PostgresCluster(dataFolder.resolve("postgresql"), binaries, account);
    try {
      cluster.create();
    } catch (IOException failed) {
      throw new DatabaseStartException(
          Reason.FOLDER_NOT_WRITABLE,
          "the database files in " + cluster.folder + " cannot be written: " + failed,
          failed);
    }
    return cluster;
  }

  Path files() {
    return folder.resolve("cluster");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  String password() {
    try {
      return Files.readString(folder.resolve("password")).strip();
    } catch (IOException missing) {
      throw new DatabaseStartException(
          Reason.SERVER_FAILED,
          "the file "
              + folder.resolve("password")
              + " is gone or unreadable: put it back, or move "
              + folder
              + " away to begin with an empty database",
          missing);
    }
  }

  private void create() throws IOException {
    if (Files.isDirectory(files())) {
      account.own(folder);
      return;
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path password = folder.resolve("password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, randomPassword());
    // A start killed here leaves a half-made cluster under another name only.
    Path part = folder.resolve("cluster.part");
    FolderRemoval.remove(part);
    account.own(folder);
    initialise(part, password);
    Files.move(part, files(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String randomPassword() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void initialise(Path part, Path password) throws IOException {
    Process process =
        launch(
            List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + part,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                // Sorted by code point on every machine, whatever its locale.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
    if (!finished(process, 120) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw failed("the database files could not be created");
    }
  }

  /// Starts the server program; its output goes to {@link #log}.
  Process launchServer(int port) throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
      Files.move(log(), folder.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
    return launch(
        ServerOptions.command(binaries.program("postgres").toString(), files().toString(), port));
  }

  /// Asks the running server to end: `fast` ends sessions and writes a checkpoint, `immediate`
  /// leaves recovery to the next start.
  void requestStop(String mode) throws IOException {
    Process control =
        launch(
            List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "--pgdata=" + files(),
                "--mode=" + mode,
                "--no-wait",
                "--silent"));
    if (!finished(control, 10)) {
      control.destroyForcibly();
    }
  }

  private Process launch(List<String> program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(account.command(program))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .directory(folder.toFile());
    // Variables such as PGDATA or PGPORT of the caller's shell would change what the programs do.
    builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  static boolean finished(Process process, long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  DatabaseStartException failed(String what) {
    return new DatabaseStartException(
        Reason.SERVER_FAILED,
        what
            + ": "
            + lastLines().orElse("see " + log())
            + " (log: "
            + log()
            + "; a server of your own can be given with CAUSALGYM_DATABASE_URL)");
  }

  private Optional<String> lastLines() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return Optional.of(
          String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
