package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Matrix products in single precision, by tiles in local memory. The right factor stays on the
/// device; products with one right factor that wait together are one product of all their rows.
final class ProductKernel {
  private final Device device;

  ProductKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int left, int right, int result) {}

  private record Program(
      IntArray shape,
      FloatArray left,
      FloatArray right,
      FloatArray result,
      WorkerGrid grid,
      DevicePlan plan)
      implements Programs.Program {}

  Matrix multiply(Matrix a, Matrix b, KernelRun run) {
    if (a.columns() != b.rows()) {
      throw new IllegalArgumentException(
          a.columns() + " columns times " + b.rows() + " rows: they must be as many");
    }
    int cells = Matrix.cells(a.rows(), b.columns());
    if (cells == 0 || a.columns() == 0) {
      run.check();
      return Matrix.owning(a.rows(), b.columns(), new double[cells]);
    }
    device.cells(a.values().length);
    device.cells(b.values().length);
    device.cells(cells);
    return device.queue().together(run, new Identity(b, 0), a, lefts -> multiplyAll(lefts, b));
  }

  private List<Matrix> multiplyAll(List<Matrix> lefts, Matrix b) {
    List<Matrix> results = new ArrayList<>();
    int from = 0;
    while (from < lefts.size()) {
      int to = from + 1;
      long rows = lefts.get(from).rows();
      while (to < lefts.size() && fits(rows + lefts.get(to).rows(), b)) {
        rows += lefts.get(to).rows();
        to++;
      }
      results.addAll(multiplyStack(lefts.subList(from, to), (int) rows, b));
      from = to;
    }
    return results;
  }

  private boolean fits(long rows, Matrix b) {
    return rows * Math.max(b.rows(), b.columns()) <= device.mostCells();
  }

  private List<Matrix> multiplyStack(List<Matrix> lefts, int rows, Matrix b) {
    int inner = b.rows();
    int columns = b.columns();
    Sizes sizes =
        new Sizes(
            device.cells((long) rows * inner),
            device.cells(b.values().length),
            device.cells((long) rows * columns));
    Program program = device.programs().find(Program.class, sizes, List.of(b), () -> build(sizes));
    DevicePlan plan = program.plan();
    plan.load(
        List.of(b), () -> Transfer.narrow(b.values(), 0, b.values().length, program.right(), 0));
    plan.copying(() -> {
      Transfer.copy(new int[] {rows, inner, columns}, program.shape());
      int at = 0;
      for (Matrix left : lefts) {
        Transfer.narrow(left.values(), 0, left.values().length, program.left(), at);
        at += left.values().length;
      }
    });
    Device.resize(program.grid(), columns, rows);
    plan.run(1);
    double[] all = new double[rows * columns];
    plan.copying(() -> Transfer.copy(program.result(), all, 0, all.length));
    plan.report(lefts.size());
    return split(lefts, columns, all);
  }

  private static List<Matrix> split(List<Matrix> lefts, int columns, double[] all) {
    List<Matrix> results = new ArrayList<>();
    int at = 0;
    for (Matrix left : lefts) {
      int cells = left.rows() * columns;
      double[] own = lefts.size() == 1 ? all : java.util.Arrays.copyOfRange(all, at, at + cells);
      results.add(Matrix.owning(left.rows(), columns, own));
      at += cells;
    }
    return results;
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(3);
    FloatArray left = new FloatArray(sizes.left());
    FloatArray right = new FloatArray(sizes.right());
    FloatArray result = new FloatArray(sizes.result());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, right);
    WorkerGrid grid = Device.square();
    TaskGraph graph = Device.graph();
    graph
        .consumeFromDevice(load.getTaskGraphName(), right)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, left)
        .task("product", ProductKernel::tiles, new KernelContext(), shape, left, right, result)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, result);
    DevicePlan.Stage multiplying =
        new DevicePlan.Stage(
            graph,
            Device.grids(graph, "product", grid),
            left.getNumBytesOfSegment(),
            result.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.PRODUCT,
            device.metrics(),
            List.of(loading, multiplying),
            List.of(left, right, result));
    return new Program(shape, left, right, result, grid, plan);
  }

  /// One work item for each cell of the result; a group for each tile of 16 by 16.
  static void tiles(
      KernelContext context, IntArray shape, FloatArray a, FloatArray b, FloatArray result) {
    int rows = shape.get(0);
    int inner = shape.get(1);
    int columns = shape.get(2);
    int x = context.localIdx;
    int y = context.localIdy;
    int column = context.globalIdx;
    int row = context.globalIdy;
    float[] left = context.allocateFloatLocalArray(256);
    float[] right = context.allocateFloatLocalArray(256);
    float sum = 0;
    int steps = (inner + 15) / 16;
    for (int step = 0; step < steps; step++) {
      float l = 0;
      float r = 0;
      if (row < rows && step * 16 + x < inner) {
        l = a.get(row * inner + step * 16 + x);
      }
      if (column < columns && step * 16 + y < inner) {
        r = b.get((step * 16 + y) * columns + column);
      }
      left[y * 16 + x] = l;
      right[y * 16 + x] = r;
      context.localBarrier();
      for (int e = 0; e < 16; e++) {
        sum += left[y * 16 + e] * right[e * 16 + x];
      }
      context.localBarrier();
    }
    if (row < rows && column < columns) {
      result.set(row * columns + column, sum);
    }
  }
}
