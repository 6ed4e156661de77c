package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.SeparatingTest;
import io.causalgym.discovery.independence.SeparatorFinder;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleLevelTest {

  /// The same test without its kernel.
  private record OneByOne(SeparatingTest test) implements SeparatingTest {
    @Override
    public int size() {
      return test.size();
    }

    @Override
    public SeparatorFinder finder(double alpha) {
      return test.finder(alpha);
    }

    @Override
    public Worker worker() {
      return test.worker();
    }
  }

  private static Skeleton skeleton(SeparatingTest test, double alpha, SearchControl control) {
    SkeletonOptions options = new SkeletonOptions(alpha, 1);
    return new SkeletonSearch(test, Knowledge.none(test.size()), options, Long.MAX_VALUE, 0)
        .run(control);
  }

  private static SeparatingTest test(int variables, int rows, int seed) {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, variables, 4), rows, seed);
    return FisherZ.of(sample, SearchControl.plain());
  }

  private static void assertSame(Skeleton found, Skeleton expected, String seed) {
    assertThat(found.tests()).as(seed).isEqualTo(expected.tests());
    for (int a = 0; a < found.size(); a++) {
      assertThat(found.neighbours().of(a)).as(seed).isEqualTo(expected.neighbours().of(a));
      for (int b = a + 1; b < found.size(); b++) {
        if (!Arrays.equals(found.separatingSet(a, b), expected.separatingSet(a, b))) {
          assertThat(found.separatingSet(a, b)).as(seed).isEqualTo(expected.separatingSet(a, b));
        }
      }
    }
  }

  @Test
  void theKernelFindsWhatOneTestAfterTheOtherFinds() {
    for (int seed = 0; seed < 200; seed++) {
      SeparatingTest test = test(3 + seed % 40, seed % 5 == 0 ? 4 : 60 + 7 * seed, seed);
      double alpha = seed % 3 == 0 ? 0.3 : 0.01;
      Skeleton expected = skeleton(new OneByOne(test), alpha, SearchControl.plain());
      assertSame(skeleton(test, alpha, SearchControl.plain()), expected, "seed " + seed);
    }
  }

  @Test
  void moreVariablesThanAWordHasBits() {
    SeparatingTest test = test(150, 400, 1);
    Skeleton expected = skeleton(new OneByOne(test), 0.2, SearchControl.plain());
    assertSame(skeleton(test, 0.2, SearchControl.plain()), expected, "150 variables");
    assertThat(expected.largestSeparatingSet()).isEqualTo(1);
  }

  @Test
  void aSearchThatIsStoppedKeepsEveryEdgeOfAWholeOne() {
    SeparatingTest test = test(60, 200, 2);
    Skeleton whole = skeleton(test, 0.1, SearchControl.plain());
    int stopped = 0;
    Skeleton part;
    for (int most = 1; ; most++) {
      int enough = most;
      AtomicInteger looks = new AtomicInteger();
      Deadline deadline = Deadline.when(() -> looks.incrementAndGet() > enough);
      part = skeleton(test, 0.1, SearchControl.plain().with(deadline));
      if (!part.partial()) {
        break;
      }
      stopped += part.notes().getFirst().contains("stopped at level 1") ? 1 : 0;
      for (int a = 0; a < part.size(); a++) {
        for (int b : whole.neighbours().of(a)) {
          assertThat(part.adjacent(a, b)).isTrue();
        }
      }
    }
    assertThat(stopped).isPositive();
    assertSame(part, whole, "to its end");
  }
}
