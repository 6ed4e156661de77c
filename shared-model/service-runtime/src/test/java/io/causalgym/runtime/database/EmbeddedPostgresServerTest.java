package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.database.DatabaseStartException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EmbeddedPostgresServerTest {
  private static Path created = Path.of("unset");
  private Path folder = Path.of("unset");

  /// Creating a database costs seconds of disk time, so that it is done once and copied for every
  /// test.
  @BeforeAll
  static void createOnce() throws IOException {
    created = Files.createTempDirectory("postgres-created-");
    EmbeddedPostgresServer.start(created).close();
  }

  @AfterAll
  static void removeCreated() throws IOException {
    FolderRemoval.remove(created);
  }

  @BeforeEach
  void copyFolder() throws IOException {
    folder = Files.createTempDirectory("postgres-test-");
    try (Stream<Path> files = Files.walk(created)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(
            file,
            folder.resolve(created.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    // The account `nobody`, which a root process may have to use, passes through.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void removeFolder() throws IOException {
    FolderRemoval.remove(folder);
  }

  /// The accounts that this machine can use: its own, and for root the one for containers too.
  static Stream<ServerAccount> accounts() {
    ServerAccount detected = ServerAccount.detect();
    return detected == ServerAccount.NAMESPACE
        ? Stream.of(detected, ServerAccount.NOBODY)
        : Stream.of(detected);
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void givenAServer_whenStoppedAndStartedAgain_thenItIsDurableClosedToOthersAndKeepsItsRows(
      ServerAccount account) throws IOException, SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, account)) {
      assertThat(show(server, "fsync")).isEqualTo("on");
      assertThat(show(server, "synchronous_commit")).isEqualTo("on");
      assertThat(show(server, "full_page_writes")).isEqualTo("on");
      assertThat(show(server, "data_checksums")).isEqualTo("on");
      assertThat(show(server, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(server, "server_version")).startsWith("18.6");
      assertThat(permissions("postgresql")).isEqualTo("rwx------");
      assertThat(permissions("postgresql/password")).isEqualTo("rw-------");
      assertRefusedWithoutThePassword(server);
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder, account))
          .isInstanceOfSatisfying(
              DatabaseStartException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_IN_USE))
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    try (EmbeddedPostgresServer again = EmbeddedPostgresServer.start(folder, account)) {
      assertThat(ask(again, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void givenAKilledOwner_whenStartedAgain_thenItsServerIsEndedAndCommittedRowsAreThere()
      throws IOException, SQLException {
    Process owner = KilledOwner.launch(folder);
    long left = serverOf(owner);
    assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder))
        .hasMessageContaining("in use by process " + owner.pid());
    owner.destroyForcibly().onExit().join();
    assertThat(ProcessHandle.of(left)).isPresent();

    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(server.process()).isNotEqualTo(left);
      assertThat(ProcessHandle.of(left)).isEmpty();
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
      // A crash of the server itself and a stale file that names a living, foreign process.
      ProcessHandle.of(server.process()).orElseThrow().destroyForcibly();
      ProcessHandle.of(server.process()).ifPresent(handle -> handle.onExit().join());
    }
    Files.writeString(
        folder.resolve("postgresql/cluster/postmaster.pid"),
        ProcessHandle.current().pid() + "\n/elsewhere\n1\n5432\n\n\n\nready\n");
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(ask(server, "SELECT 2")).isEqualTo("2");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedByName() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> EmbeddedPostgresServer.start(file.resolve("data")))
        .isInstanceOfSatisfying(
            DatabaseStartException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.FOLDER_NOT_WRITABLE))
        .hasMessageContaining(file.resolve("data").toString());
  }

  @Test
  void filesOfAnotherVersionAreRefusedWithTheServersOwnWords() throws IOException {
    Files.writeString(folder.resolve("postgresql/cluster/PG_VERSION"), "9.6\n");

    assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder))
        .isInstanceOfSatisfying(
            DatabaseStartException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.SERVER_FAILED))
        .hasMessageContaining("version 9.6")
        .hasMessageContaining("CAUSALGYM_DATABASE_URL");
  }

  @ParameterizedTest
  @CsvSource({"Windows 11,amd64", "Linux,riscv64", "FreeBSD,amd64"})
  void aPlatformWithoutProgramsIsToldToNameAServer(String system, String architecture) {
    assertThatThrownBy(() -> PostgresBinaries.archive(system, architecture))
        .isInstanceOfSatisfying(
            DatabaseStartException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.PLATFORM_UNSUPPORTED))
        .hasMessageContaining(system)
        .hasMessageContaining("CAUSALGYM_DATABASE_URL");
  }

  private static long serverOf(Process owner) throws IOException {
    BufferedReader reader = owner.errorReader(StandardCharsets.US_ASCII);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("server ")) {
        return Long.parseLong(line.substring("server ".length()));
      }
    }
    throw new AssertionError("the owner ended without a server");
  }

  private static void assertRefusedWithoutThePassword(EmbeddedPostgresServer server)
      throws IOException {
    assertThatThrownBy(() -> connect(server, "wrong"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, server.address().port()).close())
          .as("from %s", other)
          .isInstanceOf(IOException.class);
    }
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }

  private static Connection connect(EmbeddedPostgresServer server, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.address().port() + "/postgres",
        server.address().user(),
        password);
  }

  private static String show(EmbeddedPostgresServer server, String setting) throws SQLException {
    return ask(server, "SHOW " + setting);
  }

  private static String ask(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.address().password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server, server.address().password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
