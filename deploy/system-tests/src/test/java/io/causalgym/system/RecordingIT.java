package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Flight recordings of a running system, on demand and of all its life.
final class RecordingIT {
  private static final String SECRET = "environments-own-secret";

  @Test
  void recordingsTellWhatTheProcessDoesAndNoSecret(@TempDir Path folder) throws Exception {
    Path keys =
        Files.write(
            folder.resolve("keys"),
            List.of(
                Caller.line("alice", "compute", "key-of-alice"),
                Caller.line("root", "admin", "key-of-root")));
    Path kept = folder.resolve("recordings");
    try (GymProcess gym =
        GymLaunch.on(folder.resolve("data"))
            .setting("CAUSALGYM_KEYS_FILE", keys.toString())
            .setting("CAUSALGYM_VLLM_KEY", SECRET)
            .setting("CAUSALGYM_RECORDING_FOLDER", kept.toString())
            .ready()) {
      Caller alice = new Caller(gym.http(), "key-of-alice");
      Caller root = new Caller(gym.http(), "key-of-root");
      assertThat(alice.ask("POST", "/api/v1/admin/recordings", null).status()).isEqualTo(403);
      HttpRequest record =
          root.request("/api/v1/admin/recordings?seconds=2&detail=profile")
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();

      HttpResponse<byte[]> recorded = gym.http().bytes(record);

      assertThat(recorded.statusCode()).isEqualTo(200);
      told(Files.write(folder.resolve("told.jfr"), recorded.body()), "jdk.CPULoad");
      JsonObject question = Json.identify(FrontDoorWorld.GRAPH);
      assertThat(alice.post("/api/v1/identify", question).status()).isEqualTo(200);

      gym.terminate();

      assertThat(gym.exitCode(Duration.ofSeconds(30))).as(gym.output()).isZero();
    }
    try (Stream<Path> files = Files.list(kept)) {
      told(files.findFirst().orElseThrow(), "jdk.GCHeapSummary");
    }
  }

  private static void told(Path file, String event) throws IOException {
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events).extracting(one -> one.getEventType().getName()).contains(event);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .doesNotContain(SECRET, "key-of-root", "key-of-alice");
  }
}
