package io.causalgym.discovery.service;

import io.causalgym.contract.CallContext;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.independence.ChiSquare;
import io.causalgym.discovery.independence.EmptyCells;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.ancestral.Fci;
import io.causalgym.discovery.search.ancestral.FciOptions;
import io.causalgym.discovery.search.constraint.Pc;
import io.causalgym.discovery.search.constraint.PcOptions;
import io.causalgym.discovery.search.functional.DirectLingam;
import io.causalgym.discovery.search.greedy.Ges;
import io.causalgym.discovery.search.greedy.GesOptions;
import io.causalgym.discovery.search.permutation.Boss;
import io.causalgym.discovery.search.permutation.BossOptions;
import io.causalgym.graph.Deadline;
import io.causalgym.numeric.random.RandomStream;
import io.causalgym.runtime.compute.ComputePool;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the searches that are asked for most on made-up samples when the service starts, so that
/// the first question is answered by compiled code. On the pool for jobs, behind everything else.
final class Warming {
  private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
  private static final int ROUNDS = 30;
  private static final int SIZE = 20;
  private static final int ROWS = 500;

  private Warming() {}

  static void begin(ComputePool pool) {
    CallContext call =
        new CallContext(
            System.currentTimeMillis() + Duration.ofMinutes(1).toMillis(), null, CallContext.LOCAL);
    pool.submit(
            call,
            stopped -> {
              warm(Deadline.when(stopped));
              return 0;
            })
        .onFailure(failure -> LOG.atDebug().setCause(failure).log("not warmed"));
  }

  private static void warm(Deadline deadline) {
    SearchControl control = SearchControl.plain().with(deadline);
    Sample numbers = numbers();
    Sample levels = levels();
    List<Learner> continuous =
        List.of(
            new Pc((sample, with) -> FisherZ.of(sample, with), PcOptions.DEFAULTS),
            new Ges(GaussianBic::new, GesOptions.defaults()),
            new Boss(GaussianBic::new, BossOptions.defaults()),
            new Fci((sample, with) -> FisherZ.of(sample, with), FciOptions.DEFAULTS),
            new DirectLingam(DirectLingam.Options.DEFAULT));
    Learner discrete =
        new Pc((sample, with) -> ChiSquare.of(sample, EmptyCells.DROP_EMPTY), PcOptions.DEFAULTS);
    for (int round = 0; round < ROUNDS && !deadline.passed(); round++) {
      continuous.forEach(learner -> learner.learn(numbers, Knowledge.none(SIZE), control));
      discrete.learn(levels, Knowledge.none(SIZE), control);
    }
  }

  /// Each column depends on two before it.
  private static double[][] columns() {
    double[][] columns = new double[SIZE][ROWS];
    for (int column = 0; column < SIZE; column++) {
      new RandomStream(1, column).fillNormal(0, columns[column], 0, ROWS);
      for (int row = 0; column >= 2 && row < ROWS; row++) {
        columns[column][row] += columns[column - 1][row] + columns[column / 2][row];
      }
    }
    return columns;
  }

  private static Sample numbers() {
    MemorySample.Builder builder = new MemorySample.Builder(ROWS);
    double[][] columns = columns();
    IntStream.range(0, SIZE).forEach(column -> builder.continuous("X" + column, columns[column]));
    return builder.build();
  }

  private static Sample levels() {
    MemorySample.Builder builder = new MemorySample.Builder(ROWS);
    double[][] columns = columns();
    for (int column = 0; column < SIZE; column++) {
      short[] codes = new short[ROWS];
      for (int row = 0; row < ROWS; row++) {
        codes[row] = (short) (columns[column][row] > 0 ? 1 : 0);
      }
      builder.discrete("X" + column, List.of("0", "1"), codes);
    }
    return builder.build();
  }
}
