package io.causalgym.runtime.jobs;

import static io.causalgym.runtime.jobs.JobFixture.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDatabase.class)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ShareTest {
  private final JobFixture jobs;

  ShareTest(Vertx vertx, Database database) {
    this.jobs = new JobFixture(vertx, database);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "2, 3", "3, 3", "7, 3", "10, 4", "1, 1", "1000001, 7"})
  void sharesOfThingsAddUpAndDifferByOneAtMost(int things, int nodes) {
    List<Integer> shares =
        IntStream.range(0, nodes).mapToObj(place -> new Share(place, nodes).of(things)).toList();

    assertThat(shares.stream().mapToInt(share -> share).sum()).isEqualTo(things);
    assertThat(shares).allMatch(share -> share == things / nodes || share == things / nodes + 1);
  }

  @Test
  void anAmountIsDividedEvenly() {
    assertThat(new Share(2, 3).of(60.)).isEqualTo(20);
    assertThat(Share.WHOLE.of(60.)).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "1, 1", "0, 0"})
  void aPlaceIsOneOfTheNodes(int place, int nodes) {
    assertThatThrownBy(() -> new Share(place, nodes)).isInstanceOf(IllegalArgumentException.class);
  }

  /// A handler that never ends its part.
  private static final class Holding implements JobHandler {
    private final Promise<PartContext> part = Promise.promise();

    @Override
    public Future<PartResult> run(PartContext begun) {
      part.tryComplete(begun);
      return Future.future(never -> {});
    }

    Share share() {
      return part.future().await().share().await();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNodesThatHoldPartsOfAJobShareIt_untilTheyAreLostOrTheirLeasesEnd(boolean lost) {
    Holding first = new Holding();
    Holding second = new Holding();
    JobEngine a = jobs.quiet("a", first, 1);
    JobEngine b = jobs.quiet("b", second, 2);
    a.submit(jobs.parts(3)).await();
    assertThat(first.share()).isEqualTo(Share.WHOLE);

    b.poll().await();

    assertThat(first.share()).isEqualTo(new Share(0, 2));
    assertThat(second.share()).isEqualTo(new Share(1, 2));
    if (lost) {
      a.workerLost("b").await();
    } else {
      jobs.advance(LEASE);
      a.poll().await();
    }
    assertThat(first.share()).isEqualTo(Share.WHOLE);
  }

  @Test
  void otherJobsDoNotCount() {
    Holding first = new Holding();
    Holding second = new Holding();
    jobs.quiet("a", first, 1).submit(jobs.parts(1)).await();
    first.part.future().await();
    jobs.quiet("b", second, 1).submit(jobs.parts(1)).await();

    assertThat(second.share()).isEqualTo(Share.WHOLE);
  }
}
