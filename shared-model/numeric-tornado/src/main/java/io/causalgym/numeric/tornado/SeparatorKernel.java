package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Level 1 of the PC algorithm, one work item for each pair of variables, in double precision, so
/// that the graph does not depend on the backend. The correlations stay on the device.
final class SeparatorKernel {
  private final Device device;

  SeparatorKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int matrix, int words) {}

  private record Program(
      IntArray shape,
      DoubleArray threshold,
      DoubleArray matrix,
      IntArray adjacent,
      IntArray separators,
      WorkerGrid grid,
      DevicePlan plan)
      implements Programs.Program {}

  int[] compute(Matrix correlations, long[] adjacent, double threshold, KernelRun run) {
    Arguments.square(correlations);
    int variables = correlations.rows();
    Arguments.adjacency(variables, adjacent, threshold);
    if (variables == 0) {
      run.check();
      return new int[0];
    }
    Sizes sizes =
        new Sizes(device.cells(correlations.values().length), device.cells(2L * adjacent.length));
    return device.call(run, () -> compute(sizes, correlations, halves(adjacent), threshold));
  }

  /// Words of 32 bits, the lower half first.
  private static int[] halves(long[] words) {
    int[] halves = new int[2 * words.length];
    for (int word = 0; word < words.length; word++) {
      halves[2 * word] = (int) words[word];
      halves[2 * word + 1] = (int) (words[word] >>> Integer.SIZE);
    }
    return halves;
  }

  private int[] compute(Sizes sizes, Matrix correlations, int[] adjacent, double threshold) {
    int variables = correlations.rows();
    Program program =
        device.programs().find(Program.class, sizes, List.of(correlations), () -> build(sizes));
    DevicePlan plan = program.plan();
    plan.load(List.of(correlations), () -> Transfer.copy(correlations.values(), program.matrix()));
    plan.copying(() -> {
      Transfer.copy(new int[] {variables, adjacent.length / variables}, program.shape());
      program.threshold().set(0, threshold * threshold);
      Transfer.copy(adjacent, program.adjacent());
    });
    Device.resize(program.grid(), variables, variables);
    plan.run(1);
    int[] separators = new int[variables * variables];
    plan.copying(() -> Transfer.copy(program.separators(), separators, 0, separators.length));
    plan.report(1);
    return separators;
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(2);
    DoubleArray threshold = new DoubleArray(1);
    DoubleArray matrix = new DoubleArray(sizes.matrix());
    IntArray adjacent = new IntArray(sizes.words());
    IntArray separators = new IntArray(sizes.matrix());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, matrix);
    WorkerGrid grid = Device.square();
    TaskGraph graph = Device.graph();
    graph
        .consumeFromDevice(load.getTaskGraphName(), matrix)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, threshold, adjacent)
        .task(
            "pairs",
            SeparatorKernel::pair,
            new KernelContext(),
            shape,
            threshold,
            matrix,
            adjacent,
            separators)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, separators);
    DevicePlan.Stage searching =
        new DevicePlan.Stage(
            graph,
            Device.grids(graph, "pairs", grid),
            adjacent.getNumBytesOfSegment(),
            separators.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.SEPARATORS,
            device.metrics(),
            List.of(loading, searching),
            List.of(matrix, adjacent, separators));
    return new Program(shape, threshold, matrix, adjacent, separators, grid, plan);
  }

  /// By squares, as on the JVM: no root, and the same decision.
  static void pair(
      KernelContext context,
      IntArray shape,
      DoubleArray squared,
      DoubleArray r,
      IntArray adjacent,
      IntArray separators) {
    int variables = shape.get(0);
    int words = shape.get(1);
    int y = context.globalIdx;
    int x = context.globalIdy;
    if (x < variables && y < variables) {
      int found = -1;
      int rowX = x * words;
      int rowY = y * words;
      boolean joined = ((adjacent.get(rowX + (y >> 5)) >> (y & 31)) & 1) != 0;
      if (x < y && joined) {
        double most = squared.get(0);
        double xy = r.get(x * variables + y);
        // An int is shifted with its sign on some devices, >>> or not: bits are looked at one by
        // one.
        int z = 0;
        while (found < 0 && z < variables) {
          int either = adjacent.get(rowX + (z >> 5)) | adjacent.get(rowY + (z >> 5));
          if (either == 0) {
            z = (z | 31) + 1;
          } else {
            if (((either >> (z & 31)) & 1) != 0 && z != x && z != y) {
              double xz = r.get(x * variables + z);
              double yz = r.get(y * variables + z);
              double rest = xy - xz * yz;
              double ofX = 1 - xz * xz;
              double ofY = 1 - yz * yz;
              if (rest * rest <= most * (ofX * ofY) && ofX > 1e-10 && ofY > 1e-10) {
                found = z;
              }
            }
            z++;
          }
        }
      }
      separators.set(x * variables + y, found);
    }
  }
}
