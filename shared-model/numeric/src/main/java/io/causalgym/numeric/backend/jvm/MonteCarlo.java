package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.kernel.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Moments of outcomes under many interventions from the same samples.
///
/// Samples are taken in blocks whose columns stay in the cache. A block's noise is drawn once for a
/// group of interventions, and so is all that they leave alone; under one intervention only the
/// nodes that it moves and an outcome depends on are computed. A block is centred before it is
/// squared, and blocks are joined in order (Chan, Golub, LeVeque 1979, equations 2.1;
/// chan1979updating). How samples are cut into blocks and parts depends on their number alone, so
/// that the result does not depend on the threads.
final class MonteCarlo {
  /// Samples of a block.
  static final int BLOCK = 512;

  /// Interventions for which a block's noise is drawn once.
  private static final int GROUP = 128;

  /// Parts into which samples are cut, at most; enough for many threads, few enough to hold the
  /// moments of all.
  private static final int PARTS = 64;

  /// Equations that the schedules of groups computed together may hold.
  private static final int MOST_STEPS = 1 << 20;

  private final ScmEquations equations;
  private final Matrix interventions;
  private final int samples;
  private final long seed;
  private final KernelRun run;
  private final int partBlocks;
  private final int parts;
  private final int outcomes;
  private final double[] result;

  MonteCarlo(ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run) {
    if (interventions.columns() != program.nodes().size()) {
      throw new IllegalArgumentException(
          "interventions of "
              + interventions.columns()
              + " columns for "
              + program.nodes().size()
              + " nodes");
    }
    if (samples < 1) {
      throw new IllegalArgumentException(samples + " samples: take at least 1");
    }
    this.equations = new ScmEquations(program);
    this.interventions = interventions;
    this.samples = samples;
    this.seed = seed;
    this.run = run;
    this.outcomes = program.outcomes().length;
    int blocks = Math.ceilDiv(samples, BLOCK);
    this.partBlocks = Math.ceilDiv(blocks, PARTS);
    this.parts = Math.ceilDiv(blocks, partBlocks);
    this.result = new double[Matrix.cells(interventions.rows(), Math.multiplyExact(2, outcomes))];
  }

  Matrix compute() {
    int groups = Math.ceilDiv(interventions.rows(), GROUP);
    int most = MOST_STEPS / (GROUP * Math.clamp(equations.nodes(), 1, MOST_STEPS / GROUP));
    int together = Math.min(Math.ceilDiv(PARTS, parts), most);
    for (int first = 0; first < groups; first += together) {
      compute(first, Math.min(together, groups - first));
    }
    return Matrix.owning(interventions.rows(), 2 * outcomes, result);
  }

  private void compute(int firstGroup, int groups) {
    Group[] schedules = new Group[groups];
    run.loop()
        .run(
            groups,
            () -> equations,
            (model, group) -> schedules[group] = group(model, firstGroup + group));
    ColumnMoments[] moments = new ColumnMoments[groups * parts];
    run.loop()
        .run(
            moments.length,
            () -> new ScmColumns(equations),
            (columns, step) ->
                moments[step] = part(columns, schedules[step / parts], step % parts));
    for (int group = 0; group < groups; group++) {
      ColumnMoments all = moments[group * parts];
      for (int part = 1; part < parts; part++) {
        all.merge(moments[group * parts + part]);
      }
      write(all, (firstGroup + group) * GROUP);
    }
  }

  private void write(ColumnMoments moments, int firstIntervention) {
    int at = firstIntervention * 2 * outcomes;
    for (int column = 0; column < moments.size(); column += outcomes) {
      for (int outcome = 0; outcome < outcomes; outcome++) {
        result[at + outcome] = moments.mean(column + outcome);
        result[at + outcomes + outcome] = moments.variance(column + outcome);
      }
      at += 2 * outcomes;
    }
  }

  /// Interventions, and what they share.
  private record Group(List<ScmSchedule> schedules, ScmSchedule shared) {}

  private Group group(ScmEquations model, int group) {
    int first = group * GROUP;
    int last = Math.min(first + GROUP, interventions.rows());
    List<ScmSchedule> schedules = new ArrayList<>(last - first);
    for (int one = first; one < last; one++) {
      int at = one * interventions.columns();
      schedules.add(
          ScmSchedule.of(
              model, Arrays.copyOfRange(interventions.values(), at, at + interventions.columns())));
    }
    return new Group(schedules, ScmSchedule.shared(model, schedules));
  }

  /// The moments of a group of interventions over a part of the samples.
  private ColumnMoments part(ScmColumns columns, Group group, int part) {
    List<ScmSchedule> schedules = group.schedules();
    ColumnMoments moments = new ColumnMoments(schedules.size() * outcomes);
    Shared common = new Shared();
    int blocks = Math.min((part + 1) * partBlocks, Math.ceilDiv(samples, BLOCK));
    for (int block = part * partBlocks; block < blocks; block++) {
      int from = block * BLOCK;
      int count = Math.min(BLOCK, samples - from);
      draw(columns, schedules, from, count);
      columns.compute(group.shared(), count);
      moments.begin(count);
      common.begin(count);
      for (int one = 0; one < schedules.size(); one++) {
        run.check();
        columns.compute(schedules.get(one), count);
        collect(columns, schedules.get(one), common, moments, one * outcomes);
      }
    }
    return moments;
  }

  private void draw(ScmColumns columns, List<ScmSchedule> schedules, int from, int count) {
    for (int node = 0; node < equations.nodes(); node++) {
      for (ScmSchedule schedule : schedules) {
        if (schedule.draws(node)) {
          columns.draw(node, seed, from, count);
          break;
        }
      }
    }
  }

  private void collect(
      ScmColumns columns,
      ScmSchedule schedule,
      Shared common,
      ColumnMoments moments,
      int firstColumn) {
    for (int at = 0; at < outcomes; at++) {
      int outcome = equations.program.outcomes()[at];
      if (schedule.isSet(outcome)) {
        moments.add(firstColumn + at, schedule.value(outcome), 0);
      } else if (schedule.place(outcome) == outcome) {
        common.addTo(moments, firstColumn + at, columns.column(outcome), at);
      } else {
        double[] values = columns.column(schedule.place(outcome));
        double mean = Sums.sum(values, common.count) / common.count;
        double square = Sums.squaredDeviations(values, mean, common.count);
        moments.add(firstColumn + at, mean, square);
      }
    }
  }

  /// Moments of a block's outcomes that interventions leave alone, each summed up once.
  private final class Shared {
    private final double[] means = new double[outcomes];
    private final double[] squares = new double[outcomes];
    private final boolean[] known = new boolean[outcomes];
    private int count;

    void begin(int rows) {
      count = rows;
      Arrays.fill(known, false);
    }

    void addTo(ColumnMoments moments, int column, double[] values, int outcome) {
      if (!known[outcome]) {
        means[outcome] = Sums.sum(values, count) / count;
        squares[outcome] = Sums.squaredDeviations(values, means[outcome], count);
        known[outcome] = true;
      }
      moments.add(column, means[outcome], squares[outcome]);
    }
  }
}
