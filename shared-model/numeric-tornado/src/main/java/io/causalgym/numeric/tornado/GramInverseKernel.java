package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.List;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// The inverse of a Gram matrix in double precision, as an inverse loses what its condition takes.
/// Everything stays on the device: the matrix is factored by blocks of 16 columns, one run of three
/// tasks each, and the identity solved for by blocks of 16 rows, down and up again.
///
/// Source: Golub, Van Loan, "Matrix Computations", 2013, section 4.2.9, block outer product
/// Cholesky.
final class GramInverseKernel {
  private static final int BLOCK = 16;

  // What a run of the second graph does.
  private static final int FACTOR = 0;
  private static final int DOWN = 1;
  private static final int UP = 2;

  private final Device device;

  GramInverseKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int samples, int matrix) {}

  private record Program(
      IntArray shape,
      DoubleArray ridge,
      IntArray step,
      DoubleArray samples,
      DoubleArray inverse,
      IntArray failed,
      WorkerGrid gram,
      WorkerGrid rows,
      WorkerGrid cells,
      DevicePlan plan)
      implements Programs.Program {}

  Matrix compute(Matrix samples, double ridge, KernelRun run) {
    Arguments.ridge(ridge);
    int size = samples.columns();
    double[] inverse = new double[Matrix.cells(size, size)];
    if (size == 0) {
      run.check();
    } else {
      Sizes sizes =
          new Sizes(
              device.cells(Math.max(1, samples.values().length)), device.cells(inverse.length));
      device.call(run, () -> compute(sizes, samples, ridge, inverse, run));
    }
    return Matrix.owning(size, size, inverse);
  }

  private boolean compute(
      Sizes sizes, Matrix samples, double ridge, double[] inverse, KernelRun run) {
    int size = samples.columns();
    Program program = device.programs().find(Program.class, sizes, List.of(), () -> build(sizes));
    DevicePlan plan = program.plan();
    plan.copying(() -> {
      Transfer.copy(new int[] {samples.rows(), size}, program.shape());
      program.ridge().set(0, ridge);
      Transfer.copy(samples.values(), program.samples());
    });
    Device.resize(program.gram(), size, size);
    plan.run(0);
    Device.resize(program.rows(), size);
    Device.resize(program.cells(), size, size);
    int blocks = Math.ceilDiv(size, BLOCK);
    for (int block = 0; block < blocks; block++) {
      step(program, FACTOR, block, size, run);
    }
    for (int block = 0; block < blocks; block++) {
      step(program, DOWN, block, size, run);
    }
    for (int block = blocks - 1; block >= 0; block--) {
      step(program, UP, block, size, run);
    }
    plan.fetch(program.failed());
    if (program.failed().get(0) != 0) {
      throw new ArithmeticException(
          "the Gram matrix of "
              + size
              + " columns is not positive definite: a larger ridge than "
              + ridge
              + ", or fewer columns, helps");
    }
    plan.fetch(program.inverse());
    plan.copying(() -> Transfer.copy(program.inverse(), inverse, 0, inverse.length));
    for (int row = 0; row < size; row++) {
      for (int column = row + 1; column < size; column++) {
        inverse[row * size + column] = inverse[column * size + row]; // rounded otherwise
      }
    }
    plan.report(1);
    return true;
  }

  private static void step(Program program, int phase, int block, int size, KernelRun run) {
    run.check();
    Transfer.copy(new int[] {size, phase, block * BLOCK}, program.step());
    program.plan().run(1);
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(2);
    DoubleArray ridge = new DoubleArray(1);
    IntArray step = new IntArray(3);
    DoubleArray samples = new DoubleArray(sizes.samples());
    DoubleArray matrix = new DoubleArray(sizes.matrix());
    DoubleArray inverse = new DoubleArray(sizes.matrix());
    DoubleArray variances = new DoubleArray(sizes.matrix());
    IntArray failed = new IntArray(1);
    KernelContext context = new KernelContext();
    WorkerGrid gram = Device.square();
    TaskGraph first = Device.graph();
    first
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, ridge, samples)
        .task(
            "gram",
            GramInverseKernel::gram,
            context,
            shape,
            ridge,
            samples,
            matrix,
            inverse,
            variances,
            failed)
        .persistOnDevice(matrix, inverse, variances, failed);
    WorkerGrid group = Device.line();
    WorkerGrid rows = Device.line();
    WorkerGrid cells = Device.square();
    TaskGraph second = Device.graph();
    second
        .consumeFromDevice(first.getTaskGraphName(), matrix, inverse, variances, failed)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, step)
        .task("corner", GramInverseKernel::corner, context, step, matrix, variances, failed)
        .task("strip", GramInverseKernel::strip, context, step, matrix, inverse)
        .task("rest", GramInverseKernel::rest, context, step, matrix, inverse)
        .persistOnDevice(matrix, inverse, variances, failed);
    GridScheduler grids = Device.grids(second, "corner", group);
    grids.addWorkerGrid(second.getTaskGraphName() + ".strip", rows);
    grids.addWorkerGrid(second.getTaskGraphName() + ".rest", cells);
    DevicePlan plan =
        new DevicePlan(
            Kernel.GRAM_INVERSE,
            device.metrics(),
            List.of(
                new DevicePlan.Stage(
                    first, Device.grids(first, "gram", gram), samples.getNumBytesOfSegment(), 0),
                new DevicePlan.Stage(second, grids, 0, 0)),
            List.of(samples, matrix, inverse, variances));
    return new Program(shape, ridge, step, samples, inverse, failed, gram, rows, cells, plan);
  }

  /// One work item for each cell of the Gram matrix, by tiles; the inverse begins as the identity.
  static void gram(
      KernelContext context,
      IntArray shape,
      DoubleArray ridge,
      DoubleArray samples,
      DoubleArray matrix,
      DoubleArray inverse,
      DoubleArray variances,
      IntArray failed) {
    int rows = shape.get(0);
    int size = shape.get(1);
    int x = context.localIdx;
    int y = context.localIdy;
    int column = context.globalIdx;
    int row = context.globalIdy;
    int ofLeft = context.groupIdy * 16 + x;
    double[] left = context.allocateDoubleLocalArray(256);
    double[] right = context.allocateDoubleLocalArray(256);
    double sum = 0;
    for (int from = 0; from < rows; from += 16) {
      double l = 0;
      double r = 0;
      if (from + y < rows) {
        if (ofLeft < size) {
          l = samples.get((from + y) * size + ofLeft);
        }
        if (column < size) {
          r = samples.get((from + y) * size + column);
        }
      }
      left[y * 16 + x] = l;
      right[y * 16 + x] = r;
      context.localBarrier();
      for (int e = 0; e < 16; e++) {
        sum += left[e * 16 + y] * right[e * 16 + x];
      }
      context.localBarrier();
    }
    if (row < size && column < size) {
      double one = 0;
      if (row == column) {
        sum += ridge.get(0);
        one = 1;
        variances.set(row, sum);
      }
      matrix.set(row * size + column, sum);
      inverse.set(row * size + column, one);
    }
    if (row == 0 && column == 0) {
      failed.set(0, 0);
    }
  }

  /// Factors a block of the diagonal, by one work item: 16 columns are little.
  static void corner(
      KernelContext context,
      IntArray step,
      DoubleArray matrix,
      DoubleArray variances,
      IntArray failed) {
    int size = step.get(0);
    int from = step.get(2);
    int to = from + 16;
    if (to > size) {
      to = size;
    }
    if (context.globalIdx == 0 && step.get(1) == 0) {
      for (int j = from; j < to; j++) {
        double left = matrix.get(j * size + j);
        for (int k = from; k < j; k++) {
          left -= matrix.get(j * size + k) * matrix.get(j * size + k);
        }
        // What is left of a variance below this many roundings is rounding; as on the JVM.
        if (!(left > variances.get(j) * 2.220446049250313E-16 * size)) {
          failed.set(0, 1);
          left = 1;
        }
        double root = TornadoMath.sqrt(left);
        matrix.set(j * size + j, root);
        for (int i = j + 1; i < to; i++) {
          double sum = matrix.get(i * size + j);
          for (int k = from; k < j; k++) {
            sum -= matrix.get(i * size + k) * matrix.get(j * size + k);
          }
          matrix.set(i * size + j, sum / root);
        }
      }
    }
  }

  /// Solves by a factored block: in phase 0 for a row of the matrix below it, one work item each;
  /// in the others for a column of 16 rows of the inverse, one work item each.
  static void strip(KernelContext context, IntArray step, DoubleArray matrix, DoubleArray inverse) {
    int size = step.get(0);
    int phase = step.get(1);
    int from = step.get(2);
    int to = from + 16;
    if (to > size) {
      to = size;
    }
    int item = context.globalIdx;
    if (phase == 0 && item >= to && item < size) {
      for (int j = from; j < to; j++) {
        double sum = matrix.get(item * size + j);
        for (int k = from; k < j; k++) {
          sum -= matrix.get(item * size + k) * matrix.get(j * size + k);
        }
        matrix.set(item * size + j, sum / matrix.get(j * size + j));
      }
    }
    if (phase == 1 && item < size) {
      for (int i = from; i < to; i++) {
        double sum = inverse.get(i * size + item);
        for (int k = from; k < i; k++) {
          sum -= matrix.get(i * size + k) * inverse.get(k * size + item);
        }
        inverse.set(i * size + item, sum / matrix.get(i * size + i));
      }
    }
    if (phase == 2 && item < size) {
      for (int i = to - 1; i >= from; i--) {
        double sum = inverse.get(i * size + item);
        for (int k = i + 1; k < to; k++) {
          sum -= matrix.get(k * size + i) * inverse.get(k * size + item);
        }
        inverse.set(i * size + item, sum / matrix.get(i * size + i));
      }
    }
  }

  /// Takes what the block explains from the rest, one work item for each cell: of the matrix's
  /// lower triangle, or of the inverse's rows below (phase 1) or above (phase 2).
  static void rest(KernelContext context, IntArray step, DoubleArray matrix, DoubleArray inverse) {
    int size = step.get(0);
    int phase = step.get(1);
    int from = step.get(2);
    int to = from + 16;
    if (to > size) {
      to = size;
    }
    int column = context.globalIdx;
    int row = context.globalIdy;
    if (row < size && column < size) {
      if (phase == 0 && column >= to && column <= row) {
        double sum = matrix.get(row * size + column);
        for (int k = from; k < to; k++) {
          sum -= matrix.get(row * size + k) * matrix.get(column * size + k);
        }
        matrix.set(row * size + column, sum);
      }
      if (phase == 1 && row >= to) {
        double sum = inverse.get(row * size + column);
        for (int k = from; k < to; k++) {
          sum -= matrix.get(row * size + k) * inverse.get(k * size + column);
        }
        inverse.set(row * size + column, sum);
      }
      if (phase == 2 && row < from) {
        double sum = inverse.get(row * size + column);
        for (int k = from; k < to; k++) {
          sum -= matrix.get(k * size + row) * inverse.get(k * size + column);
        }
        inverse.set(row * size + column, sum);
      }
    }
  }
}
