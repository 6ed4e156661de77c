package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SparseRows;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Sparse times dense, one work item for each cell of the result, in double precision: it is bound
/// by reading. The sparse matrix stays on the device.
final class SparseProductKernel {
  private final Device device;

  SparseProductKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int starts, int entries, int dense, int result) {}

  private record Program(
      IntArray shape,
      IntArray starts,
      IntArray indices,
      DoubleArray values,
      DoubleArray dense,
      DoubleArray result,
      WorkerGrid grid,
      DevicePlan plan)
      implements Programs.Program {}

  Matrix multiply(SparseRows a, Matrix b, KernelRun run) {
    if (a.columns() != b.rows()) {
      throw new IllegalArgumentException(
          a.columns() + " columns times " + b.rows() + " rows: they must be as many");
    }
    double[] result = new double[Matrix.cells(a.rows(), b.columns())];
    if (result.length == 0 || a.values().length == 0) {
      run.check();
    } else {
      Sizes sizes =
          new Sizes(
              device.cells(a.starts().length),
              device.cells(a.values().length),
              device.cells(b.values().length),
              device.cells(result.length));
      device.call(run, () -> multiply(sizes, a, b, result));
    }
    return Matrix.owning(a.rows(), b.columns(), result);
  }

  private boolean multiply(Sizes sizes, SparseRows a, Matrix b, double[] result) {
    Program program = device.programs().find(Program.class, sizes, List.of(a), () -> build(sizes));
    DevicePlan plan = program.plan();
    plan.load(
        List.of(a),
        () -> {
          Transfer.copy(a.starts(), program.starts());
          Transfer.copy(a.indices(), program.indices());
          Transfer.copy(a.values(), program.values());
        });
    plan.copying(() -> {
      Transfer.copy(new int[] {a.rows(), b.columns()}, program.shape());
      Transfer.copy(b.values(), program.dense());
    });
    Device.resize(program.grid(), b.columns(), a.rows());
    plan.run(1);
    plan.copying(() -> Transfer.copy(program.result(), result, 0, result.length));
    plan.report(1);
    return true;
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(2);
    IntArray starts = new IntArray(sizes.starts());
    IntArray indices = new IntArray(sizes.entries());
    DoubleArray values = new DoubleArray(sizes.entries());
    DoubleArray dense = new DoubleArray(sizes.dense());
    DoubleArray result = new DoubleArray(sizes.result());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, starts, indices, values);
    WorkerGrid grid = Device.square();
    TaskGraph graph = Device.graph();
    graph
        .consumeFromDevice(load.getTaskGraphName(), starts, indices, values)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, dense)
        .task(
            "rows",
            SparseProductKernel::cell,
            new KernelContext(),
            shape,
            starts,
            indices,
            values,
            dense,
            result)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, result);
    DevicePlan.Stage multiplying =
        new DevicePlan.Stage(
            graph,
            Device.grids(graph, "rows", grid),
            dense.getNumBytesOfSegment(),
            result.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.SPARSE_PRODUCT,
            device.metrics(),
            List.of(loading, multiplying),
            List.of(starts, indices, values, dense, result));
    return new Program(shape, starts, indices, values, dense, result, grid, plan);
  }

  static void cell(
      KernelContext context,
      IntArray shape,
      IntArray starts,
      IntArray indices,
      DoubleArray values,
      DoubleArray dense,
      DoubleArray result) {
    int rows = shape.get(0);
    int columns = shape.get(1);
    int column = context.globalIdx;
    int row = context.globalIdy;
    if (row < rows && column < columns) {
      double sum = 0;
      int end = starts.get(row + 1);
      for (int entry = starts.get(row); entry < end; entry++) {
        sum += values.get(entry) * dense.get(indices.get(entry) * columns + column);
      }
      result.set(row * columns + column, sum);
    }
  }
}
