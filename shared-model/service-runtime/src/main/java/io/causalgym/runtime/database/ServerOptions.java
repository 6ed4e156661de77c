package io.causalgym.runtime.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The embedded server's settings. They go on its command line, where nothing stored inside the
/// database overrides them.
final class ServerOptions {
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          // An acknowledged commit survives a power cut.
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          // Reachable from this machine only, and by TCP only: a socket path has a length limit of
          // its own.
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          // A pool of 20 for each of a few processes that share the server, and room to look
          // inside.
          Map.entry("max_connections", "100"),
          // The whole product has 4 GB, and the operating system caches the files as well.
          Map.entry("shared_buffers", "64MB"),
          Map.entry("max_wal_size", "256MB"),
          // One core is PostgreSQL's share of a small machine: no helpers that compute or read in
          // parallel.
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("io_method", "sync"),
          // Errors of statements may hold what users sent; the log gets the server's own events
          // only.
          Map.entry("log_min_messages", "log"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_checkpoints", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  private ServerOptions() {}

  static List<String> command(String program, String files, int port) {
    List<String> command = new ArrayList<>(List.of(program, "-D", files, "-p", "" + port));
    new TreeMap<>(SETTINGS)
        .forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    return command;
  }
}
