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
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Partial correlations, one work item for each test, in double precision: the work is bound by
/// reading, and a decision by a threshold should not depend on the backend.
///
/// The correlations stay on the device. Requests of one matrix and level that wait together are
/// one.
final class PartialCorrelationKernel {
  // Where a set is singular: no correlation is as large, and not every compiler keeps NaN.
  private static final double SINGULAR = 2;

  /// A variance left that is as small comes from rounding; as on the JVM.
  static final double NOTHING = 1e-10;

  /// Tests of one run of the kernel: enough for any device, with some megabytes of scratch.
  static final int TESTS_AT_ONCE = 1 << 16;

  private final Device device;

  PartialCorrelationKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int matrix, int tests, int scratch, int results) {}

  private record Program(
      IntArray shape,
      DoubleArray matrix,
      IntArray tests,
      DoubleArray results,
      WorkerGrid grid,
      DevicePlan plan)
      implements Programs.Program {}

  double[] compute(Matrix correlations, int[] tests, int level, KernelRun run) {
    Arguments.square(correlations);
    Arguments.tests(correlations.rows(), tests, level);
    if (tests.length == 0) {
      run.check();
      return new double[0];
    }
    device.cells(correlations.values().length);
    device.cells((long) scratch(level) * Device.GROUP);
    return device
        .queue()
        .together(
            run,
            new Identity(correlations, level),
            new Request(tests, run),
            requests -> computeAll(correlations, level, requests));
  }

  @SuppressWarnings("ArrayRecordComponent") // Never leaves this class and is never compared.
  private record Request(int[] tests, KernelRun run) {}

  private static int scratch(int level) {
    return Math.max(1, Math.multiplyExact(level, level + 2));
  }

  private List<double[]> computeAll(Matrix correlations, int level, List<Request> requests) {
    int size = level + 2;
    int total = requests.stream().mapToInt(request -> request.tests().length).sum();
    int[] all = requests.getFirst().tests();
    if (requests.size() > 1) {
      all = new int[total];
      int at = 0;
      for (Request request : requests) {
        System.arraycopy(request.tests(), 0, all, at, request.tests().length);
        at += request.tests().length;
      }
    }
    double[] results = new double[total / size];
    int most = Math.min(TESTS_AT_ONCE, device.mostCells() / scratch(level));
    int atOnce = Math.min(results.length, Math.max(Device.GROUP, most));
    Program program = program(correlations, atOnce, level);
    int variables = correlations.rows();
    for (int from = 0; from < results.length; from += atOnce) {
      if (requests.size() == 1) {
        requests.getFirst().run().check();
      }
      part(
          program,
          new int[] {variables, Math.min(atOnce, results.length - from), level},
          all,
          from,
          results);
    }
    program.plan().report(requests.size());
    return split(requests, size, results);
  }

  private static List<double[]> split(List<Request> requests, int size, double[] results) {
    if (requests.size() == 1) {
      return List.of(results);
    }
    List<double[]> parts = new ArrayList<>();
    int at = 0;
    for (Request request : requests) {
      int count = request.tests().length / size;
      parts.add(java.util.Arrays.copyOfRange(results, at, at + count));
      at += count;
    }
    return parts;
  }

  private Program program(Matrix correlations, int tests, int level) {
    Sizes sizes =
        new Sizes(
            device.cells(correlations.values().length),
            device.cells((long) tests * (level + 2)),
            device.cells((long) tests * scratch(level)),
            device.cells(tests));
    Program program =
        device.programs().find(Program.class, sizes, List.of(correlations), () -> build(sizes));
    program
        .plan()
        .load(List.of(correlations), () -> Transfer.copy(correlations.values(), program.matrix()));
    return program;
  }

  private static void part(Program program, int[] shape, int[] tests, int from, double[] results) {
    int count = shape[1];
    int size = shape[2] + 2;
    DevicePlan plan = program.plan();
    plan.copying(() -> {
      Transfer.copy(shape, program.shape());
      Transfer.copy(tests, from * size, count * size, program.tests(), 0);
    });
    Device.resize(program.grid(), count);
    plan.run(1);
    plan.copying(() -> Transfer.copy(program.results(), results, from, count));
    for (int test = from; test < from + count; test++) {
      if (results[test] == SINGULAR) {
        results[test] = Double.NaN;
      }
    }
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(3);
    DoubleArray matrix = new DoubleArray(sizes.matrix());
    IntArray tests = new IntArray(sizes.tests());
    DoubleArray scratch = new DoubleArray(sizes.scratch());
    DoubleArray results = new DoubleArray(sizes.results());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, matrix);
    WorkerGrid grid = Device.line();
    TaskGraph graph = Device.graph();
    graph
        .consumeFromDevice(load.getTaskGraphName(), matrix)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, tests)
        .transferToDevice(DataTransferMode.FIRST_EXECUTION, scratch)
        .task(
            "tests",
            PartialCorrelationKernel::test,
            new KernelContext(),
            shape,
            matrix,
            tests,
            scratch,
            results)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, results);
    DevicePlan.Stage testing =
        new DevicePlan.Stage(
            graph,
            Device.grids(graph, "tests", grid),
            tests.getNumBytesOfSegment(),
            results.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.PARTIAL_CORRELATIONS,
            device.metrics(),
            List.of(loading, testing),
            List.of(matrix, tests, scratch, results));
    return new Program(shape, matrix, tests, results, grid, plan);
  }

  /// The scratch of a test is its factor's rows, with one over its diagonal in place of that, then
  /// what the factor makes of x and of y; numbers of neighbouring tests lie side by side.
  static void test(
      KernelContext context,
      IntArray shape,
      DoubleArray r,
      IntArray tests,
      DoubleArray scratch,
      DoubleArray results) {
    int variables = shape.get(0);
    int count = shape.get(1);
    int level = shape.get(2);
    int test = context.globalIdx;
    if (test < count) {
      int at = test * (level + 2);
      int x = tests.get(at) * variables;
      int y = tests.get(at + 1) * variables;
      int ofX = level * level;
      int ofY = ofX + level;
      double xy = r.get(x + tests.get(at + 1));
      double xx = 1;
      double yy = 1;
      boolean regular = true;
      for (int i = 0; i < level; i++) {
        int z = tests.get(at + 2 + i);
        double left = 1;
        double toX = r.get(x + z);
        double toY = r.get(y + z);
        for (int j = 0; j < i; j++) {
          double sum = r.get(z * variables + tests.get(at + 2 + j));
          for (int k = 0; k < j; k++) {
            sum -=
                scratch.get((i * level + k) * count + test)
                    * scratch.get((j * level + k) * count + test);
          }
          double entry = sum * scratch.get((j * level + j) * count + test);
          scratch.set((i * level + j) * count + test, entry);
          left -= entry * entry;
          toX -= entry * scratch.get((ofX + j) * count + test);
          toY -= entry * scratch.get((ofY + j) * count + test);
        }
        if (!(left > 1e-10)) {
          regular = false;
          left = 1;
        }
        double inverse = 1 / TornadoMath.sqrt(left);
        toX *= inverse;
        toY *= inverse;
        scratch.set((i * level + i) * count + test, inverse);
        scratch.set((ofX + i) * count + test, toX);
        scratch.set((ofY + i) * count + test, toY);
        xy -= toX * toY;
        xx -= toX * toX;
        yy -= toY * toY;
      }
      double result = 2;
      if (level == 0) {
        result = xy;
      } else if (regular && xx > 1e-10 && yy > 1e-10) {
        result = xy / TornadoMath.sqrt(xx * yy);
        if (result > 1) {
          result = 1;
        }
        if (result < -1) {
          result = -1;
        }
      }
      results.set(test, result);
    }
  }
}
