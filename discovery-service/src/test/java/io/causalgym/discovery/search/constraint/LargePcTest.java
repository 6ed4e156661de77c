package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What ends in seconds for a thousand variables and more.
@Tag("long")
class LargePcTest {
  private static final int SIZE = 3000;

  @Test
  void thousandsOfVariablesAreSearchedWithProgress() {
    MixedGraph dag = RandomWorlds.dag(1, SIZE, 2);
    Sample sample = RandomWorlds.linear(dag, 1000, 1);
    AtomicInteger reports = new AtomicInteger();
    AtomicLong most = new AtomicLong();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      SearchControl control =
          SearchControl.plain()
              .with(new ParallelLoop(pool, 2))
              .with((done, total, unit, stage) -> {
                reports.incrementAndGet();
                most.accumulateAndGet(unit.equals("tests") ? done : 0, Math::max);
              });
      LearnedGraph found =
          new Pc(FisherZ::of, PcOptions.DEFAULTS).learn(sample, Knowledge.none(SIZE), control);
      assertThat(found.partial()).isFalse();
      assertThat(most.get()).isBetween(SIZE * (SIZE - 1L) / 2, found.tests());
      assertThat(reports.get()).isGreaterThan(5);
      Set<Long> truth = adjacent(Cpdag.of(dag).edges());
      Set<Long> recalled = adjacent(found.edges());
      recalled.retainAll(truth);
      assertThat(recalled.size()).isGreaterThan(truth.size() * 9 / 10);
    }
  }

  @Test
  void aCancelledSearchKeepsEveryEdgeOfAWholeOne() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(2, 600, 3), 500, 2);
    Pc pc = new Pc(FisherZ::of, PcOptions.DEFAULTS);
    Set<Long> whole =
        adjacent(pc.learn(sample, Knowledge.none(600), SearchControl.plain()).edges());
    for (int looks = 1; looks < 2000; looks += 50) {
      AtomicInteger left = new AtomicInteger(looks);
      SearchControl control =
          SearchControl.plain().with(Deadline.when(() -> left.getAndDecrement() <= 0));
      LearnedGraph found = pc.learn(sample, Knowledge.none(600), control);
      if (found.tests() > 0) {
        assertThat(adjacent(found.edges())).containsAll(whole);
      }
    }
  }

  private static Set<Long> adjacent(List<Edge> edges) {
    Set<Long> pairs = new HashSet<>();
    for (Edge edge : edges) {
      Edge sorted = new Edge(edge.from(), edge.to(), EdgeKind.UNDIRECTED).canonical();
      pairs.add((long) sorted.from() * SIZE + sorted.to());
    }
    return pairs;
  }
}
