package io.causalgym.evaluation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.dispatch.cache.ReplyCache;
import io.causalgym.evaluation.dispatch.time.VirtualLoop;
import io.causalgym.evaluation.provider.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final VirtualLoop loop = new VirtualLoop();
  private final Lanes lanes = new Lanes(() -> loop, ReplyCache.NONE, Duration.ofHours(1), 1);

  @Test
  void equalKeysShareALaneAndOtherAccountsDoNot() {
    assertThat(lane("one")).isSameAs(lane("one")).isNotSameAs(lane("two"));
    assertThat(lanes.all()).hasSize(2);
    assertThat(lane("one").key().toString()).doesNotContain("one");
  }

  @Test
  void whatNobodyUsedForAnHourIsForgottenAndWhatWaitsIsNot() {
    lane("idle");
    lane("paused").pause();
    Lane waiting = lane("waiting");
    Line line = waiting.join(Simulation.concurrency(1));
    line.acquire();
    line.acquire();
    loop.pass(7200);

    lane("new");

    assertThat(lanes.all())
        .extracting(lane -> lane.key().endpoint().key().orElseThrow())
        .containsExactlyInAnyOrder("paused", "waiting", "new");
  }

  private Lane lane(String account) {
    Endpoint endpoint = new Endpoint(URI.create("http://localhost"), Optional.of(account));
    return lanes.lane(new LaneKey("simulated", endpoint, "m"), new SimulatedProvider(loop, 1));
  }
}
