package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.item.PoissonWeight;
import java.util.List;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/// Weighted sums of bootstrap replicates: a work item sums a chunk of rows in one replicate, eight
/// columns at a time; a second task adds the chunks in order. The rows stay on the device.
///
/// Sums are in double precision, and the same for every grid.
final class BootstrapKernel {
  /// Rows of a work item: the weight of a row costs as much as ten columns.
  static final int CHUNK = 1024;

  private final Device device;

  BootstrapKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int terms, int parts, int sums) {}

  private record Program(
      IntArray shape,
      LongArray seed,
      DoubleArray terms,
      DoubleArray sums,
      WorkerGrid chunks,
      WorkerGrid cells,
      DevicePlan plan)
      implements Programs.Program {}

  Matrix compute(Matrix terms, int replicates, long seed, KernelRun run) {
    if (replicates < 0) {
      throw new IllegalArgumentException(replicates + " replicates: ask for 0 or more");
    }
    int columns = terms.columns() + 1;
    double[] sums = new double[Matrix.cells(replicates, columns)];
    if (replicates == 0 || terms.rows() == 0) {
      run.check();
      return Matrix.owning(replicates, columns, sums);
    }
    int chunks = Math.ceilDiv(terms.rows(), CHUNK);
    // The scratch of all chunks of so many replicates fits one array.
    long most = device.mostCells() / ((long) chunks * columns);
    int atOnce = (int) Math.min(replicates, Math.max(1, Math.min(most, 1 << 14)));
    Sizes sizes =
        new Sizes(
            device.cells(Math.max(1, terms.values().length)),
            device.cells((long) chunks * atOnce * columns),
            device.cells((long) atOnce * columns));
    device.call(
        run,
        () -> {
          Program program =
              device.programs().find(Program.class, sizes, List.of(terms), () -> build(sizes));
          DevicePlan plan = program.plan();
          plan.load(List.of(terms), () -> Transfer.copy(terms.values(), program.terms()));
          for (int from = 0; from < replicates; from += atOnce) {
            run.check();
            part(program, terms, from, Math.min(atOnce, replicates - from), seed, sums);
          }
          plan.report(1);
          return true;
        });
    return Matrix.owning(replicates, columns, sums);
  }

  private static void part(
      Program program, Matrix terms, int from, int count, long seed, double[] sums) {
    int columns = terms.columns() + 1;
    int chunks = Math.ceilDiv(terms.rows(), CHUNK);
    program
        .plan()
        .copying(() -> {
          Transfer.copy(
              new int[] {terms.rows(), terms.columns(), from, count, chunks}, program.shape());
          program.seed().set(0, seed);
        });
    Device.resize(program.chunks(), count * chunks);
    Device.resize(program.cells(), count * columns);
    program.plan().run(1);
    program
        .plan()
        .copying(() -> Transfer.copy(program.sums(), sums, from * columns, count * columns));
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(5);
    LongArray seed = new LongArray(1);
    DoubleArray terms = new DoubleArray(sizes.terms());
    DoubleArray parts = new DoubleArray(sizes.parts());
    DoubleArray sums = new DoubleArray(sizes.sums());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, terms);
    WorkerGrid chunks = Device.line();
    WorkerGrid cells = Device.line();
    TaskGraph graph = Device.graph();
    KernelContext context = new KernelContext();
    graph
        .consumeFromDevice(load.getTaskGraphName(), terms)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, seed)
        .transferToDevice(DataTransferMode.FIRST_EXECUTION, parts)
        .task("chunks", BootstrapKernel::chunk, context, shape, seed, terms, parts)
        .task("cells", BootstrapKernel::cell, context, shape, parts, sums)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, sums);
    GridScheduler grids = Device.grids(graph, "chunks", chunks);
    grids.addWorkerGrid(graph.getTaskGraphName() + ".cells", cells);
    DevicePlan.Stage summing =
        new DevicePlan.Stage(
            graph, grids, shape.getNumBytesOfSegment(), sums.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.BOOTSTRAP_SUMS,
            device.metrics(),
            List.of(loading, summing),
            List.of(terms, parts, sums));
    return new Program(shape, seed, terms, sums, chunks, cells, plan);
  }

  /// Work items of neighbouring replicates lie side by side, as they read the same rows.
  static void chunk(
      KernelContext context, IntArray shape, LongArray seed, DoubleArray terms, DoubleArray parts) {
    int rows = shape.get(0);
    int columns = shape.get(1);
    int first = shape.get(2);
    int count = shape.get(3);
    int chunks = shape.get(4);
    int item = context.globalIdx;
    if (item < count * chunks) {
      int replicate = item % count;
      int chunk = item / count;
      int from = chunk * 1024;
      int to = from + 1024;
      if (to > rows) {
        to = rows;
      }
      long key = seed.get(0);
      // The sum of weights is column 0, column c of the terms is c + 1.
      for (int column = 0; column <= columns; column += 8) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int row = from; row < to; row++) {
          double weight = PoissonWeight.of(key, first + replicate, row);
          int at = row * columns + column - 1;
          if (column == 0) {
            s0 += weight;
          } else {
            s0 += weight * terms.get(at);
          }
          if (column + 1 <= columns) {
            s1 += weight * terms.get(at + 1);
          }
          if (column + 2 <= columns) {
            s2 += weight * terms.get(at + 2);
          }
          if (column + 3 <= columns) {
            s3 += weight * terms.get(at + 3);
          }
          if (column + 4 <= columns) {
            s4 += weight * terms.get(at + 4);
          }
          if (column + 5 <= columns) {
            s5 += weight * terms.get(at + 5);
          }
          if (column + 6 <= columns) {
            s6 += weight * terms.get(at + 6);
          }
          if (column + 7 <= columns) {
            s7 += weight * terms.get(at + 7);
          }
        }
        int to0 = (chunk * (columns + 1) + column) * count + replicate;
        parts.set(to0, s0);
        if (column + 1 <= columns) {
          parts.set(to0 + count, s1);
        }
        if (column + 2 <= columns) {
          parts.set(to0 + 2 * count, s2);
        }
        if (column + 3 <= columns) {
          parts.set(to0 + 3 * count, s3);
        }
        if (column + 4 <= columns) {
          parts.set(to0 + 4 * count, s4);
        }
        if (column + 5 <= columns) {
          parts.set(to0 + 5 * count, s5);
        }
        if (column + 6 <= columns) {
          parts.set(to0 + 6 * count, s6);
        }
        if (column + 7 <= columns) {
          parts.set(to0 + 7 * count, s7);
        }
      }
    }
  }

  static void cell(KernelContext context, IntArray shape, DoubleArray parts, DoubleArray sums) {
    int columns = shape.get(1) + 1;
    int count = shape.get(3);
    int chunks = shape.get(4);
    int item = context.globalIdx;
    if (item < count * columns) {
      int replicate = item % count;
      int column = item / count;
      double sum = 0;
      for (int chunk = 0; chunk < chunks; chunk++) {
        sum += parts.get((chunk * columns + column) * count + replicate);
      }
      sums.set(replicate * columns + column, sum);
    }
  }
}
