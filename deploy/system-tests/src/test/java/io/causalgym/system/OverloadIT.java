package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// More expensive questions at once than the machine can answer: each gets its answer or is told to
/// come again, and afterwards all is as before.
@ExtendWith(SharedGym.class)
final class OverloadIT {
  private static final AtomicInteger ASKED = new AtomicInteger();

  private final GymProcess gym;

  OverloadIT(GymProcess gym) {
    this.gym = gym;
  }

  @Test
  void fourHundredConnectionsGetAnswersOrAreToldToComeAgain() {
    assertHolds(400, 1);
  }

  @Test
  @Tag("long")
  void thousandConnectionsOverAndOverLeaveNoTrace() {
    assertHolds(1_000, 5);
  }

  private void assertHolds(int connections, int rounds) {
    GymClient http = gym.http();
    for (int round = 0; round < rounds; round++) {
      List<CompletableFuture<Answer>> asked =
          IntStream.range(0, connections)
              .mapToObj(i -> http.sendAsync(http.question("adjustment-sets", expensive())))
              .toList();

      List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

      var byStatus = answers.stream().collect(Collectors.groupingBy(Answer::status));
      assertThat(byStatus.keySet()).as("statuses of %s", connections).isSubsetOf(200, 503);
      assertThat(byStatus.get(200)).as("answers").isNotEmpty();
      assertThat(byStatus.get(503)).as("refusals: else this was no overload").isNotEmpty();
      assertThat(byStatus.get(503)).allSatisfy(OverloadIT::saysWhenToComeAgain);
      assertServes();
    }
  }

  private static void saysWhenToComeAgain(Answer refused) {
    assertThat(refused.contentType()).isEqualTo("application/problem+json");
    assertThat(refused.header("retry-after"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
  }

  private void assertServes() {
    Answer answer =
        gym.http()
            .post(
                "identify", Json.identify("dag { X -> calm" + ASKED.incrementAndGet() + " -> Y }"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(gym.http().isReady()).isTrue();
  }

  /// Sixteen back-door paths of two nodes each, so that there are 65 536 minimal sets, of which a
  /// thousand are asked for. Each question has names of its own: no cache answers it.
  private static JsonObject expensive() {
    int number = ASKED.incrementAndGet();
    String paths =
        IntStream.range(0, 16)
            .mapToObj(i ->
                "A%d_%d -> X; A%d_%d -> B%d_%d; B%d_%d -> Y; "
                    .formatted(i, number, i, number, i, number, i, number))
            .collect(Collectors.joining());
    return new JsonObject()
        .put("graph", Json.graph("dag { X -> Y; " + paths + "}"))
        .put("treatments", Json.names("X"))
        .put("outcomes", Json.names("Y"))
        .put("kind", "all-minimal")
        .put("limit", 1_000);
  }
}
