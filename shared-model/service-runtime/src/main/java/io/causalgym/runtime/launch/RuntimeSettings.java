package io.causalgym.runtime.launch;

import io.causalgym.runtime.cache.RedisSettings;
import io.causalgym.runtime.cluster.BusTls;
import io.causalgym.runtime.cluster.ClusterSettings;
import io.causalgym.runtime.database.DatabaseSettings;
import io.causalgym.runtime.health.HealthSettings;
import io.causalgym.runtime.logging.LogSettings;
import io.causalgym.runtime.recording.RecordingSettings;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import io.causalgym.runtime.tracing.TraceSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be set about the JVM that services run in.
///
/// @param dataFolder where everything is stored; the cluster's name derives from it
/// @param busTls how messages to other members are kept secret, null where they travel plain
/// @param traces where traces go, empty where there are none
/// @param recording what is recorded all the time, empty where nothing is
/// @param health where probes and Prometheus ask
/// @param blobFolder where datasets and other large contents lie; all nodes of a cluster see it
/// @param jobLease for how long a part of a job belongs to a node that says nothing
/// @param jobRetention for how long finished jobs are kept
/// @param liveJobs jobs of one owner that wait or run at most
/// @param cacheBytes memory for answers at most
/// @param redis where answers outlive the cluster
/// @param queue computations that wait at most; one more is refused
/// @param inFlight calls of one operation under way at most; more are refused
/// @param drain how long calls under way may take after a stop was asked for
public record RuntimeSettings(
    Path dataFolder,
    ClusterSettings cluster,
    @Nullable BusTls busTls,
    Optional<TraceSettings> traces,
    Optional<RecordingSettings> recording,
    HealthSettings health,
    DatabaseSettings database,
    Path blobFolder,
    Duration jobLease,
    Duration jobRetention,
    int liveJobs,
    long cacheBytes,
    Optional<RedisSettings> redis,
    int queue,
    int inFlight,
    Duration drain) {

  public static final SettingKey DATA_FOLDER =
      new SettingKey(
          "CAUSALGYM_DATA_FOLDER",
          "$XDG_DATA_HOME/causal-gym",
          "where everything is stored, as --data");
  static final SettingKey BLOB_FOLDER =
      new SettingKey(
          "CAUSALGYM_BLOB_FOLDER",
          "blobs in the data folder",
          "where datasets lie; the same for all nodes of a cluster");
  static final SettingKey JOB_LEASE =
      new SettingKey(
          "CAUSALGYM_JOBS_LEASE_SECONDS",
          "30",
          "a silent node's jobs are taken over after it, 1 to 3600");
  static final SettingKey JOB_RETENTION =
      new SettingKey(
          "CAUSALGYM_JOBS_RETENTION_DAYS", "30", "finished jobs are kept for it, 1 to 36500");
  static final SettingKey LIVE_JOBS =
      new SettingKey(
          "CAUSALGYM_JOBS_LIVE_PER_OWNER",
          "1000",
          "jobs of one owner that wait or run at most, 1 to 1000000");
  static final SettingKey CACHE_MEGABYTES =
      new SettingKey(
          "CAUSALGYM_CACHE_MEGABYTES", "128", "memory for answers in this JVM, 1 to 65536");
  static final SettingKey QUEUE =
      new SettingKey(
          "CAUSALGYM_COMPUTE_QUEUE", "500", "computations that wait at most, 1 to 100000");
  static final SettingKey IN_FLIGHT =
      new SettingKey(
          "CAUSALGYM_BUS_IN_FLIGHT",
          "1000",
          "calls of one operation under way at most, 1 to 100000");
  static final SettingKey DRAIN_SECONDS =
      new SettingKey(
          "CAUSALGYM_DRAIN_SECONDS", "5", "time for calls under way when stopping, 0 to 300");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS =
      Stream.of(
              List.of(
                  DATA_FOLDER,
                  BLOB_FOLDER,
                  JOB_LEASE,
                  JOB_RETENTION,
                  LIVE_JOBS,
                  CACHE_MEGABYTES,
                  QUEUE,
                  IN_FLIGHT,
                  DRAIN_SECONDS),
              DatabaseSettings.KEYS,
              ClusterSettings.KEYS,
              BusTls.KEYS,
              TraceSettings.KEYS,
              RecordingSettings.KEYS,
              HealthSettings.KEYS,
              RedisSettings.KEYS,
              LogSettings.KEYS)
          .flatMap(List::stream)
          .toList();

  /// @param dataFolderByDefault where to store while nothing else is said
  /// @throws SettingsException if a value cannot be used
  public static RuntimeSettings read(SettingsSource source, Path dataFolderByDefault) {
    LogSettings.check(source);
    Path folder =
        source
            .text(DATA_FOLDER)
            .map(text -> path(DATA_FOLDER, text))
            .orElse(dataFolderByDefault)
            .toAbsolutePath()
            .normalize();
    return new RuntimeSettings(
        folder,
        ClusterSettings.read(source, folder),
        BusTls.read(source),
        TraceSettings.read(source),
        RecordingSettings.read(source),
        HealthSettings.read(source),
        DatabaseSettings.read(source, folder),
        source
            .text(BLOB_FOLDER)
            .map(text -> path(BLOB_FOLDER, text))
            .orElse(folder.resolve("blobs")),
        Duration.ofSeconds(source.number(JOB_LEASE, 1, 3600, 30)),
        Duration.ofDays(source.number(JOB_RETENTION, 1, 36_500, 30)),
        source.integer(LIVE_JOBS, 1, 1_000_000, 1_000),
        source.number(CACHE_MEGABYTES, 1, 65_536, 128) << 20,
        RedisSettings.read(source),
        source.integer(QUEUE, 1, 100_000, 500),
        source.integer(IN_FLIGHT, 1, 100_000, 1000),
        Duration.ofSeconds(source.number(DRAIN_SECONDS, 0, 300, 5)));
  }

  private static Path path(SettingKey key, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new SettingsException(key.name() + " is no path: " + e.getMessage());
    }
  }
}
