package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.item.NormalNumber;
import io.causalgym.numeric.backend.item.Philox;
import java.util.List;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/// Moments of outcomes under interventions: a work item simulates a chunk of samples under one
/// intervention, a second task merges the chunks in order. A random number belongs to its node and
/// sample alone, so that results are the same for every grid.
///
/// In double precision. Moments of a chunk are taken about its first sample.
///
/// Source of the merging: Chan, Golub, LeVeque, "Algorithms for computing the sample variance", The
/// American Statistician 1983, equation 2.1.
final class MonteCarloKernel {
  /// Samples of a work item.
  static final int CHUNK = 256;

  /// Work items of one run, at most.
  static final int MOST_ITEMS = 1 << 16;

  private final Device device;

  MonteCarloKernel(Device device) {
    this.device = device;
  }

  private record Sizes(
      int nodes, int terms, int outcomes, int interventions, int state, int moments) {}

  private record Program(
      IntArray shape,
      LongArray seed,
      EncodedProgram model,
      DoubleArray interventions,
      DoubleArray moments,
      WorkerGrid chunks,
      WorkerGrid cells,
      DevicePlan plan)
      implements Programs.Program {}

  Matrix compute(ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run) {
    Arguments.positive(samples, "samples");
    int nodes = program.nodes().size();
    if (interventions.columns() != nodes) {
      throw new IllegalArgumentException(
          "interventions of " + interventions.columns() + " columns for " + nodes + " nodes");
    }
    int columns = 2 * program.outcomes().length;
    double[] moments = new double[Matrix.cells(interventions.rows(), columns)];
    if (moments.length == 0) {
      run.check();
    } else {
      compute(program, interventions, samples, seed, moments, run);
    }
    return Matrix.owning(interventions.rows(), columns, moments);
  }

  private void compute(
      ScmProgram program,
      Matrix interventions,
      int samples,
      long seed,
      double[] moments,
      KernelRun run) {
    int nodes = program.nodes().size();
    int outcomes = program.outcomes().length;
    int chunks = Math.ceilDiv(samples, CHUNK);
    int state = nodes + 3 * outcomes;
    int most = Math.min(MOST_ITEMS, device.mostCells() / state);
    int atOnce = Math.clamp(most / chunks, 1, interventions.rows());
    Sizes sizes =
        new Sizes(
            ShapeClass.of(nodes + 1L),
            ShapeClass.of(EncodedProgram.terms(program)),
            ShapeClass.of(outcomes),
            device.cells((long) atOnce * nodes),
            device.cells((long) chunks * atOnce * state),
            device.cells((long) atOnce * outcomes * 2));
    device.call(
        run,
        () -> {
          Program ready =
              device.programs().find(Program.class, sizes, List.of(program), () -> build(sizes));
          DevicePlan plan = ready.plan();
          plan.load(List.of(program), () -> ready.model().fill(program));
          for (int from = 0; from < interventions.rows(); from += atOnce) {
            run.check();
            int count = Math.min(atOnce, interventions.rows() - from);
            int[] shape = {nodes, outcomes, count, chunks, samples};
            part(ready, shape, seed, interventions, from, moments);
          }
          plan.report(1);
          return true;
        });
  }

  private static void part(
      Program program, int[] shape, long seed, Matrix interventions, int from, double[] moments) {
    int nodes = shape[0];
    int outcomes = shape[1];
    int count = shape[2];
    DevicePlan plan = program.plan();
    plan.copying(() -> {
      Transfer.copy(shape, program.shape());
      program.seed().set(0, seed);
      Transfer.copy(
          interventions.values(), from * nodes, count * nodes, program.interventions(), 0);
    });
    Device.resize(program.chunks(), count * shape[3]);
    Device.resize(program.cells(), count * outcomes);
    plan.run(1);
    plan.copying(
        () -> Transfer.copy(program.moments(), moments, from * 2 * outcomes, count * 2 * outcomes));
    if (shape[4] == 1) {
      for (int row = from; row < from + count; row++) {
        java.util.Arrays.fill(
            moments, (2 * row + 1) * outcomes, (2 * row + 2) * outcomes, Double.NaN);
      }
    }
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(5);
    LongArray seed = new LongArray(1);
    EncodedProgram model = new EncodedProgram(sizes.nodes(), sizes.terms(), sizes.outcomes());
    DoubleArray interventions = new DoubleArray(sizes.interventions());
    DoubleArray state = new DoubleArray(sizes.state());
    DoubleArray moments = new DoubleArray(sizes.moments());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading =
        Loading.stage(load, model.nodes, model.terms, model.numbers, model.coefficients);
    WorkerGrid chunks = Device.line();
    WorkerGrid cells = Device.line();
    TaskGraph graph = Device.graph();
    KernelContext context = new KernelContext();
    graph
        .consumeFromDevice(
            load.getTaskGraphName(), model.nodes, model.terms, model.numbers, model.coefficients)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, seed, interventions)
        .transferToDevice(DataTransferMode.FIRST_EXECUTION, state)
        .task(
            "chunks",
            MonteCarloKernel::chunk,
            context,
            shape,
            seed,
            model.nodes,
            model.terms,
            model.numbers,
            model.coefficients,
            interventions,
            state)
        .task("cells", MonteCarloKernel::cell, context, shape, state, moments)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, moments);
    GridScheduler grids = Device.grids(graph, "chunks", chunks);
    grids.addWorkerGrid(graph.getTaskGraphName() + ".cells", cells);
    DevicePlan.Stage simulating =
        new DevicePlan.Stage(
            graph, grids, interventions.getNumBytesOfSegment(), moments.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.MONTE_CARLO,
            device.metrics(),
            List.of(loading, simulating),
            List.of(interventions, state, moments));
    return new Program(shape, seed, model, interventions, moments, chunks, cells, plan);
  }

  /// The state of an item: the values of the nodes, then for each outcome its first sample and the
  /// sums of distances from it and of their squares. Numbers of neighbouring items lie side by
  /// side.
  @SuppressWarnings("IdentityBinaryExpression") // NaN, by a comparison that every device has
  static void chunk(
      KernelContext context,
      IntArray shape,
      LongArray seed,
      IntArray model,
      IntArray terms,
      DoubleArray numbers,
      DoubleArray coefficients,
      DoubleArray interventions,
      DoubleArray state) {
    int nodes = shape.get(0);
    int outcomes = shape.get(1);
    int count = shape.get(2);
    int chunks = shape.get(3);
    int samples = shape.get(4);
    int items = count * chunks;
    int item = context.globalIdx;
    if (item < items) {
      int intervention = item / chunks;
      int from = (item % chunks) * 256;
      int to = from + 256;
      if (to > samples) {
        to = samples;
      }
      long key = seed.get(0);
      for (int sample = from; sample < to; sample++) {
        for (int node = 0; node < nodes; node++) {
          double value = interventions.get(intervention * nodes + node);
          if (value != value) {
            value = numbers.get(2 * node);
            double scale = numbers.get(2 * node + 1);
            if (scale != 0) {
              double noise = 0;
              if (model.get(3 * node + 1) == 0) {
                noise = NormalNumber.of(key, node, sample);
              } else {
                noise = 1.7320508075688772 * (2 * Philox.openUniform(key, node, sample) - 1);
              }
              value += scale * noise;
            }
            int last = model.get(3 * node + 3);
            for (int term = model.get(3 * node); term < last; term++) {
              double x = state.get(terms.get(2 * term) * items + item);
              int kind = terms.get(2 * term + 1);
              double shaped = x;
              if (kind == 1) {
                shaped = x * x;
              }
              if (kind == 2) {
                shaped = TornadoMath.sin(x);
              }
              if (kind == 3) {
                shaped = TornadoMath.tanh(x);
              }
              if (kind == 4 && x < 0) {
                shaped = 0;
              }
              if (kind == 5) {
                shaped = 1 / (1 + TornadoMath.exp(-x));
              }
              value += coefficients.get(term) * shaped;
            }
          }
          state.set(node * items + item, value);
        }
        for (int outcome = 0; outcome < outcomes; outcome++) {
          double value = state.get(model.get(3 * outcome + 2) * items + item);
          int at = (nodes + 3 * outcome) * items + item;
          if (sample == from) {
            state.set(at, value);
            state.set(at + items, 0);
            state.set(at + 2 * items, 0);
          } else {
            double distance = value - state.get(at);
            state.set(at + items, state.get(at + items) + distance);
            state.set(at + 2 * items, state.get(at + 2 * items) + distance * distance);
          }
        }
      }
    }
  }

  /// The moments of one outcome under one intervention.
  static void cell(KernelContext context, IntArray shape, DoubleArray state, DoubleArray moments) {
    int nodes = shape.get(0);
    int outcomes = shape.get(1);
    int count = shape.get(2);
    int chunks = shape.get(3);
    int samples = shape.get(4);
    int items = count * chunks;
    int cell = context.globalIdx;
    if (cell < count * outcomes) {
      int intervention = cell / outcomes;
      int outcome = cell % outcomes;
      double mean = 0;
      double squares = 0;
      double seen = 0;
      for (int chunk = 0; chunk < chunks; chunk++) {
        double size = 256;
        if (chunk == chunks - 1) {
          size = samples - chunk * 256;
        }
        int at = (nodes + 3 * outcome) * items + intervention * chunks + chunk;
        double shift = state.get(at + items) / size;
        double own = state.get(at) + shift;
        double around = state.get(at + 2 * items) - size * shift * shift;
        double apart = own - mean;
        double total = seen + size;
        mean += apart * (size / total);
        squares += around + apart * apart * (seen * (size / total));
        seen = total;
      }
      moments.set(intervention * 2 * outcomes + outcome, mean);
      double divisor = 1;
      if (samples > 1) {
        divisor = samples - 1;
      }
      moments.set((intervention * 2 + 1) * outcomes + outcome, squares / divisor);
    }
  }
}
