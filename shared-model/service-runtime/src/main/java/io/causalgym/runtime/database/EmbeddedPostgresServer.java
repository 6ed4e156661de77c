package io.causalgym.runtime.database;

import io.causalgym.runtime.database.DatabaseStartException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own on a data folder that is kept between starts: durable, on
/// loopback, with a password.
///
/// It drives PostgreSQL's own programs. The usual library for embedded servers turns durability
/// off, trusts every local user and unpacks to a temporary folder, and each would have to be
/// undone. All methods block; call them off the event loop.
public final class EmbeddedPostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
  // After a crash, PostgreSQL first replays at most max_wal_size (256 MB).
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;
  private static final int ATTEMPTS = 3;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final DataFolderLock lock;
  private final PostgresCluster cluster;
  private final Process process;
  private final DatabaseAddress address;

  private EmbeddedPostgresServer(
      DataFolderLock lock, PostgresCluster cluster, Process process, int port) {
    this.lock = lock;
    this.cluster = cluster;
    this.process = process;
    this.address =
        new DatabaseAddress(
            "127.0.0.1",
            port,
            "postgres",
            PostgresCluster.USER,
            cluster.password(),
            DatabaseTls.OFF);
  }

  /// Starts the server of `dataFolder`, after ending one that a killed process left behind.
  ///
  /// @throws DatabaseStartException if the folder is in use or not writable, the platform has no
  ///   programs, or the server fails
  public static EmbeddedPostgresServer start(Path dataFolder) {
    return start(dataFolder, ServerAccount.detect());
  }

  static EmbeddedPostgresServer start(Path dataFolder, ServerAccount account) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    DataFolderLock lock = DataFolderLock.take(folder);
    boolean started = false;
    try {
      PostgresCluster cluster = PostgresCluster.open(folder, account);
      endLeftBehind(cluster);
      EmbeddedPostgresServer server = launch(lock, cluster);
      started = true;
      return server;
    } catch (IOException failed) {
      throw new DatabaseStartException(
          Reason.SERVER_FAILED, "the embedded PostgreSQL did not start: " + failed, failed);
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  /// Process id of the server.
  public long process() {
    return process.pid();
  }

  /// Ends sessions, writes a checkpoint, stops the server and gives the folder back; usually within
  /// half a second.
  @Override
  public void close() {
    try {
      end(cluster, process.toHandle());
    } catch (IOException failed) {
      LOG.atWarn().setCause(failed).log("embedded PostgreSQL did not stop cleanly");
      process.destroyForcibly();
    } finally {
      lock.close();
    }
  }

  private static EmbeddedPostgresServer launch(DataFolderLock lock, PostgresCluster cluster)
      throws IOException {
    // Between choosing a free port and using it another program may take it; hence more than one
    // attempt.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = freePort();
      Process process = cluster.launchServer(port);
      if (ready(cluster, process)) {
        LOG.atInfo()
            .addKeyValue("port", port)
            .addKeyValue("process", process.pid())
            .log("embedded PostgreSQL is ready");
        return new EmbeddedPostgresServer(lock, cluster, process, port);
      }
      process.destroyForcibly();
    }
    throw cluster.failed("the embedded PostgreSQL did not start");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static boolean ready(PostgresCluster cluster, Process process) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try {
      while (System.nanoTime() < end) {
        if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
          return false;
        }
        if (PostmasterFile.read(cluster.files())
            .filter(file -> file.readyAs(process.pid()))
            .isPresent()) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Nobody else works on the folder, since its lock is ours: a living server has lost its owner,
  /// and the file of a dead one is a leftover that could make PostgreSQL refuse when its process id
  /// was given to another program.
  private static void endLeftBehind(PostgresCluster cluster) throws IOException {
    Optional<PostmasterFile> file = PostmasterFile.read(cluster.files());
    Optional<ProcessHandle> server = file.flatMap(found -> found.server(cluster.files()));
    if (server.isPresent()) {
      LOG.atInfo()
          .addKeyValue("process", server.get().pid())
          .log("stopping the embedded PostgreSQL that a killed process left behind");
      end(cluster, server.get());
    } else {
      Files.deleteIfExists(PostmasterFile.in(cluster.files()));
    }
  }

  private static void end(PostgresCluster cluster, ProcessHandle server) throws IOException {
    cluster.requestStop("fast");
    if (ended(server)) {
      return;
    }
    cluster.requestStop("immediate");
    if (!ended(server)) {
      throw cluster.failed("the PostgreSQL process " + server.pid() + " does not stop; end it");
    }
  }

  private static boolean ended(ProcessHandle server) {
    try {
      server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException stillThere) {
      return !server.isAlive();
    }
  }
}
