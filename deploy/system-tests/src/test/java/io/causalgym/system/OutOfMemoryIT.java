package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that would need more memory than a small heap has are refused, whatever they are made
/// of, alone and together, and the next good request is served. A heap that ran out could not be
/// left to itself: threads of the event bus die of it, and the process does not even end when told.
final class OutOfMemoryIT {
  private static final byte[] GOOD =
      RawHttp.post(
          "/api/v1/separation",
          HostileFields.GOOD.getOrDefault("separation", "").getBytes(StandardCharsets.UTF_8));

  @TempDir private Path data;

  @Test
  void bodiesThatNeedMoreThanTheHeapAreRefused()
      throws IOException, InterruptedException, ExecutionException {
    List<byte[]> bodies =
        List.of(
            HostileGraphs.millionEdges(),
            list("{\"nodes\":[", "\"a\"", 1_000_000),
            list("{\"nodes\":[", "{}", 1_000_000),
            list("{\"nodes\":[", "[]", 1_000_000),
            list("{\"nodes\":[", "1", 1_000_000),
            list("{\"a\":[", "[1]", 250_000),
            // Below the limits of one body; together they are above.
            list("{\"nodes\":[", "\"a\"", 150_000),
            list("{\"edges\":[", "{\"from\":\"a\",\"to\":\"b\",\"kind\":\"->\"}", 60_000));
    try (GymProcess gym = GymLaunch.on(data).heap("160m").ready();
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Answer alone = answer(gym, bodies.getFirst());
      assertThat(alone.status()).isEqualTo(413);
      assertThat(alone.json().getString("detail")).contains("memory", "heap");
      assertThat(alone.json().getLong("limit")).isEqualTo(40L << 20);

      List<Future<Integer>> together = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (byte[] body : bodies) {
          together.add(senders.submit(() -> answer(gym, body).status()));
        }
      }
      for (Future<Integer> each : together) {
        assertThat(each.get()).isIn(400, 413, 503);
      }
      assertThat(RawHttp.exchange(gym.http().port(), GOOD).status()).isEqualTo(200);
    }
  }

  private static Answer answer(GymProcess gym, byte[] body) throws IOException {
    return RawHttp.exchange(gym.http().port(), RawHttp.post("/api/v1/graphs", body));
  }

  private static byte[] list(String start, String value, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> value)
        .collect(Collectors.joining(",", start, "]}"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
