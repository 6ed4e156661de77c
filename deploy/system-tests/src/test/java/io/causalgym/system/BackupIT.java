package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The ways that docs/operations.md tells to back up and to restore; that of a server of one's own
/// is gone with the PostgreSQL of the machine.
final class BackupIT {
  private static final String DATABASE = "causalgym";

  @TempDir private Path folder;

  @Test
  @EnabledIf("io.causalgym.system.LocalPostgres#isHere")
  void whatWasBackedUpWhileTheSystemRanIsThereAfterARestore() throws IOException {
    Path blobs = folder.resolve("blobs");
    Path dump = folder.resolve("causalgym.dump");
    Path copy = folder.resolve("copy");
    try (LocalPostgres postgres = new LocalPostgres()) {
      postgres.run("createdb", DATABASE);
      List<String> paths;
      Map<String, List<JsonObject>> before;
      String dataset;
      try (GymProcess gym = start("first", postgres, blobs)) {
        DiscoveryClient discovery = new DiscoveryClient(gym.http());
        dataset = discovery.store(Samples.collider(500, 1));
        paths = fill(gym.http(), dataset);
        before = read(gym.http(), paths);
        postgres.run("pg_dump", "--format=custom", "--file=" + dump, DATABASE);
        copy(blobs, copy);
      }
      postgres.run("dropdb", DATABASE);

      postgres.run("createdb", DATABASE);
      postgres.run(
          "pg_restore", "--exit-on-error", "--no-owner", "--dbname=" + DATABASE, dump.toString());

      try (GymProcess gym = start("second", postgres, copy)) {
        assertThat(read(gym.http(), paths)).isEqualTo(before);
        assertThat(new DiscoveryClient(gym.http()).result(search(dataset, "ges"))).isNotNull();
      }
    }
  }

  @Test
  void aCopyOfAStoppedSystemsFolderIsTheSameSystem() throws IOException {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy");
    List<String> paths;
    Map<String, List<JsonObject>> before;
    try (GymProcess gym = GymLaunch.on(data).ready()) {
      paths = fill(gym.http(), new DiscoveryClient(gym.http()).store(Samples.collider(500, 1)));
      before = read(gym.http(), paths);
    }

    copy(data, copy);

    try (GymProcess gym = GymLaunch.on(copy).ready()) {
      assertThat(read(gym.http(), paths)).isEqualTo(before);
    }
  }

  private GymProcess start(String data, LocalPostgres postgres, Path blobs) {
    return GymLaunch.on(folder.resolve(data))
        .setting("CAUSALGYM_DATABASE_URL", postgres.url(DATABASE))
        .setting("CAUSALGYM_DATABASE_PASSWORD", LocalPostgres.PASSWORD)
        .setting("CAUSALGYM_BLOB_FOLDER", blobs.toString())
        .ready();
  }

  private static JsonObject search(String dataset, String algorithm) {
    return new JsonObject().put("dataset", dataset).put("algorithm", algorithm);
  }

  /// One of each thing that is stored.
  ///
  /// @return where they are read
  private static List<String> fill(GymClient gym, String dataset) {
    Answer graph = gym.post("graphs", Json.graph("dag { X -> Z; Z -> Y; X <-> Y }"));
    assertThat(graph.status()).as(graph.body()).isEqualTo(201);
    DiscoveryClient discovery = new DiscoveryClient(gym);
    String job = discovery.start(search(dataset, "pc"));
    discovery.follow(job);
    String evaluation =
        new EvaluationClient(gym)
            .run(
                new JsonObject()
                    .put("models", new JsonArray().add(new JsonObject().put("id", "ref/oracle")))
                    .put(
                        "suite",
                        new JsonObject()
                            .put("name", "backup")
                            .put("worlds", 3)
                            .put("seed", 5)
                            .put("families", Json.names("see-do"))
                            .put("skins", Json.names("letters"))))
            .getString("id");
    return List.of(
        "/api/v1/graphs/" + graph.json().getString("id"),
        "/api/v1/datasets",
        "/api/v1/datasets/" + dataset,
        "/api/v1/datasets/" + dataset + "/rows?limit=20",
        "/api/v1/jobs/" + job,
        "/api/v1/relationships",
        "/api/v1/evaluations/" + evaluation,
        "/api/v1/evaluations/" + evaluation + "/export",
        "/api/v1/leaderboard");
  }

  /// What is there, line by line, but for how an answer came to be.
  private static Map<String, List<JsonObject>> read(GymClient gym, List<String> paths) {
    Map<String, List<JsonObject>> answers = new TreeMap<>();
    for (String path : paths) {
      Answer answer = gym.get(path);
      assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
      List<JsonObject> lines = answer.body().lines().map(JsonObject::new).toList();
      assertThat(lines).as(path).isNotEmpty();
      lines.forEach(line -> line.remove("provenance"));
      answers.put(path, lines);
    }
    return answers;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
