package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.kernel.Gram;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Sums of products of columns: blocks go up in single precision, products are summed so over 256
/// rows and in double precision beyond, and the sums stay on the device until they are asked for.
final class CrossProductKernel {
  private final Device device;

  CrossProductKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int block, int sums) {}

  private record Program(
      IntArray shape, FloatArray block, DoubleArray sums, WorkerGrid grid, DevicePlan plan)
      implements Programs.Program {}

  CrossProducts begin(int columns, KernelRun run) {
    device.cells(Matrix.cells(columns, columns));
    return new Session(columns, run);
  }

  private final class Session implements CrossProducts {
    private final int columns;
    private final KernelRun run;
    // What earlier plans of this session collected: a larger block wants a larger plan.
    private final double[] collected;
    private @Nullable Program program;
    private @Nullable Sizes sizes;
    private boolean empty = true;
    private boolean closed;

    Session(int columns, KernelRun run) {
      this.columns = columns;
      this.run = run;
      this.collected = new double[columns * columns];
    }

    @Override
    public void add(double[] block, int stride, int rows) {
      checkOpen();
      int padded = Math.ceilDiv(Math.max(rows, 0), Gram.LANES) * Gram.LANES;
      if (rows < 0 || stride < padded || (long) columns * stride > block.length) {
        throw new IllegalArgumentException(
            "%d columns of %d rows, filled up to a multiple of %d and %d apart, are not in an array of %d"
                .formatted(columns, rows, Gram.LANES, stride, block.length));
      }
      if (columns == 0 || rows == 0) {
        run.check();
        return;
      }
      int packed = Math.ceilDiv(rows, Device.TILE) * Device.TILE;
      Sizes wanted =
          new Sizes(device.cells((long) packed * columns), device.cells((long) columns * columns));
      device.call(run, () -> add(wanted, block, stride, rows, packed));
    }

    private boolean add(Sizes wanted, double[] block, int stride, int rows, int packed) {
      Program current = program(wanted);
      DevicePlan plan = current.plan();
      plan.copying(() -> {
        Transfer.copy(new int[] {columns, packed, packed, empty ? 1 : 0}, current.shape());
        for (int column = 0; column < columns; column++) {
          int at = column * packed;
          Transfer.narrow(block, column * stride, rows, current.block(), at);
          for (int row = rows; row < packed; row++) {
            current.block().set(at + row, 0);
          }
        }
      });
      Device.resize(current.grid(), columns, columns);
      plan.run(0);
      plan.report(1);
      empty = false;
      return true;
    }

    private Program program(Sizes wanted) {
      if (program != null && sizes != null && wanted.block() <= sizes.block()) {
        return program;
      }
      release();
      sizes = wanted;
      Program taken = device.programs().take(Program.class, wanted, () -> build(wanted));
      program = taken;
      return taken;
    }

    private void release() {
      collect();
      if (program != null && sizes != null) {
        device.programs().put(program, sizes);
      }
      program = null;
      sizes = null;
    }

    private void collect() {
      if (program == null || empty) {
        return;
      }
      DoubleArray sums = program.sums();
      program.plan().fetch(sums);
      for (int row = 0; row < columns; row++) {
        for (int column = 0; column <= row; column++) {
          collected[row * columns + column] += sums.get(row * columns + column);
        }
      }
      program.plan().report(0);
      empty = true;
    }

    @Override
    public void addTo(double[] sums) {
      checkOpen();
      if (sums.length != collected.length) {
        throw new IllegalArgumentException(
            sums.length + " sums are not a matrix of " + columns + " columns");
      }
      device.call(
          run,
          () -> {
            collect();
            return true;
          });
      for (int cell = 0; cell < collected.length; cell++) {
        sums[cell] += collected[cell];
      }
    }

    private void checkOpen() {
      if (closed) {
        throw new IllegalStateException("these sums were closed");
      }
    }

    @Override
    public void close() {
      if (closed) {
        return;
      }
      closed = true;
      // Whether or not the run is still wanted: the plan goes back.
      device.call(
          KernelRun.plain(),
          () -> {
            empty = true;
            release();
            return true;
          });
    }
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(4);
    FloatArray block = new FloatArray(sizes.block());
    DoubleArray sums = new DoubleArray(sizes.sums());
    WorkerGrid grid = Device.square();
    TaskGraph graph = Device.graph();
    graph
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, block)
        .transferToDevice(DataTransferMode.FIRST_EXECUTION, sums)
        .task("sums", CrossProductKernel::tiles, new KernelContext(), shape, block, sums)
        .transferToHost(DataTransferMode.UNDER_DEMAND, sums);
    DevicePlan.Stage adding =
        new DevicePlan.Stage(
            graph, Device.grids(graph, "sums", grid), block.getNumBytesOfSegment(), 0);
    DevicePlan plan =
        new DevicePlan(
            Kernel.CROSS_PRODUCTS, device.metrics(), List.of(adding), List.of(block, sums));
    return new Program(shape, block, sums, grid, plan);
  }

  /// One work item for each pair of columns. Groups above the diagonal do nothing. Rows are a
  /// multiple of 16; rows of the right tile are 17 apart, so that items of a group read from
  /// different banks.
  static void tiles(KernelContext context, IntArray shape, FloatArray block, DoubleArray sums) {
    int columns = shape.get(0);
    int stride = shape.get(1);
    int rows = shape.get(2);
    int fresh = shape.get(3);
    int x = context.localIdx;
    int y = context.localIdy;
    int column = context.globalIdx;
    int row = context.globalIdy;
    float[] left = context.allocateFloatLocalArray(256);
    float[] right = context.allocateFloatLocalArray(272);
    int ofLeft = (context.groupIdy * 16 + y) * stride;
    int ofRight = (context.groupIdx * 16 + y) * stride;
    boolean hasLeft = context.groupIdy * 16 + y < columns;
    boolean hasRight = context.groupIdx * 16 + y < columns;
    int end = rows;
    if (context.groupIdx > context.groupIdy) {
      end = 0;
    }
    double total = 0;
    float sum = 0;
    for (int from = 0; from < end; from += 16) {
      float l = 0;
      float r = 0;
      if (hasLeft) {
        l = block.get(ofLeft + from + x);
      }
      if (hasRight) {
        r = block.get(ofRight + from + x);
      }
      left[y * 16 + x] = l;
      right[y * 17 + x] = r;
      context.localBarrier();
      for (int e = 0; e < 16; e++) {
        sum += left[y * 16 + e] * right[x * 17 + e];
      }
      if ((from & 255) == 240) {
        total += sum;
        sum = 0;
      }
      context.localBarrier();
    }
    total += sum;
    if (column <= row && row < columns) {
      int at = row * columns + column;
      if (fresh == 0) {
        total += sums.get(at);
      }
      sums.set(at, total);
    }
  }
}
