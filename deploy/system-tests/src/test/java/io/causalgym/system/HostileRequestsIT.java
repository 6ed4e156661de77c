package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Malformed, hostile and oversized requests: each is refused with a problem that names what is
/// wrong, and the next good request is served as before.
@ExtendWith(SharedGym.class)
final class HostileRequestsIT {
  private static final String GOOD = HostileFields.GOOD.getOrDefault("separation", "");

  private final GymProcess gym;

  HostileRequestsIT(GymProcess gym) {
    this.gym = gym;
  }

  static Stream<HostileCase> cases() {
    return Stream.of(
            HostileFields.cases(),
            HostileGraphs.cases(),
            HostileValues.cases(),
            HostileTables.cases(),
            HostileWire.cases())
        .flatMap(all -> all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedWithAProblemThatNamesWhatIsWrong(HostileCase hostile) throws IOException {
    Answer answer = RawHttp.exchange(gym.http().port(), hostile.request().get());

    assertThat(hostile.statuses()).as(shown(answer)).contains(answer.status());
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.header("x-request-id")).isPresent();
    JsonObject problem = answer.json();
    assertThat(problem.getInteger("status")).isEqualTo(answer.status());
    assertThat(problem.getString("type")).startsWith("/docs/problems#");
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail"))
        .isNotBlank()
        .doesNotContain("Exception", "io.causalgym");
    problem.remove("type");
    problem.remove("title");
    assertThat(problem.encode()).containsPattern(hostile.names());
    assertServesAsBefore();
  }

  @Test
  void thereAreAsManyCasesAsPromised() {
    assertThat(cases().map(HostileCase::name)).hasSizeGreaterThan(200).doesNotHaveDuplicates();
  }

  /// Four connections that never finish what they began, side by side.
  @Test
  void slowBodiesAreEndedAndHurtNobody() throws IOException {
    String head =
        "POST /api/v1/separation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    List<RawHttp> slow = new ArrayList<>();
    try {
      slow.add(open(head + "Content-Length: 1000\r\n\r\n"));
      slow.add(open(head + "Content-Length: 1000\r\n\r\n" + GOOD));
      slow.add(open(head + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"x\""));
      RawHttp dripping = open(head + "Content-Length: 1000\r\n\r\n{");
      slow.add(dripping);

      // One byte in half a second: never silent, never done.
      for (int bytes = 0; bytes < 120 && !dripping.answersWithin(500); bytes++) {
        dripping.send(new byte[] {' '});
        assertServesAsBefore();
      }

      for (RawHttp connection : slow) {
        Answer answer = connection.answer();
        assertThat(answer.status()).as(answer.body()).isEqualTo(408);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("detail")).contains("within");
      }
    } finally {
      for (RawHttp connection : slow) {
        connection.close();
      }
    }
    assertServesAsBefore();
  }

  private RawHttp open(String start) throws IOException {
    RawHttp connection = new RawHttp(gym.http().port());
    connection.send(start.getBytes(StandardCharsets.UTF_8));
    return connection;
  }

  private void assertServesAsBefore() {
    Answer answer = gym.http().post("separation", new JsonObject(GOOD));
    assertThat(answer.status()).as(shown(answer)).isEqualTo(200);
    assertThat(answer.json().getBoolean("separated")).isFalse();
  }

  private static String shown(Answer answer) {
    return answer.body().substring(0, Math.min(500, answer.body().length()));
  }
}
