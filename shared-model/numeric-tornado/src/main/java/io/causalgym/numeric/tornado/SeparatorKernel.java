package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Arrays;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Level 1 of the PC algorithm, one work item for each pair of neighbours, in double precision, so
/// that the graph does not depend on the backend. The correlations stay on the device.
final class SeparatorKernel {
  private final Device device;

  SeparatorKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int matrix, int words, int pairs) {}

  private record Program(
      IntArray shape,
      DoubleArray threshold,
      DoubleArray matrix,
      IntArray adjacent,
      IntArray pairs,
      IntArray separators,
      WorkerGrid grid,
      DevicePlan plan)
      implements Programs.Program {}

  int[] compute(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run) {
    Arguments.square(correlations);
    Arguments.adjacency(correlations.rows(), adjacent, threshold);
    Arguments.range(correlations.rows(), from, to);
    int[] pairs = pairs(correlations.rows(), adjacent, from, to);
    if (pairs.length == 0) {
      run.check();
      return new int[0];
    }
    Sizes sizes =
        new Sizes(
            device.cells(correlations.values().length),
            device.cells(2L * adjacent.length),
            device.cells(pairs.length));
    int[] words = halves(adjacent);
    return device.call(run, () -> compute(sizes, correlations, words, pairs, threshold));
  }

  /// Neighbours `x < y`, ascending, side by side.
  private static int[] pairs(int variables, long[] adjacent, int from, int to) {
    int words = Math.ceilDiv(variables, Long.SIZE);
    int[] pairs = new int[64];
    int count = 0;
    for (int x = from; x < to; x++) {
      for (int word = x / Long.SIZE; word < words; word++) {
        long others = adjacent[x * words + word];
        others &= word == x / Long.SIZE ? -2L << x : -1;
        for (; others != 0; others &= others - 1) {
          if (count == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.multiplyExact(2, count));
          }
          pairs[count++] = x;
          pairs[count++] = word * Long.SIZE + Long.numberOfTrailingZeros(others);
        }
      }
    }
    return Arrays.copyOf(pairs, count);
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

  private int[] compute(
      Sizes sizes, Matrix correlations, int[] adjacent, int[] pairs, double threshold) {
    int variables = correlations.rows();
    Program program =
        device.programs().find(Program.class, sizes, List.of(correlations), () -> build(sizes));
    DevicePlan plan = program.plan();
    plan.load(List.of(correlations), () -> Transfer.copy(correlations.values(), program.matrix()));
    plan.copying(() -> {
      Transfer.copy(
          new int[] {variables, adjacent.length / variables, pairs.length / 2}, program.shape());
      program.threshold().set(0, threshold * threshold);
      Transfer.copy(adjacent, program.adjacent());
      Transfer.copy(pairs, program.pairs());
    });
    Device.resize(program.grid(), pairs.length / 2);
    plan.run(1);
    int[] separators = new int[pairs.length / 2];
    plan.copying(() -> Transfer.copy(program.separators(), separators, 0, separators.length));
    plan.report(1);
    return separators;
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(3);
    DoubleArray threshold = new DoubleArray(1);
    DoubleArray matrix = new DoubleArray(sizes.matrix());
    IntArray adjacent = new IntArray(sizes.words());
    IntArray pairs = new IntArray(sizes.pairs());
    IntArray separators = new IntArray(sizes.pairs());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, matrix);
    WorkerGrid grid = Device.line();
    TaskGraph graph = Device.graph();
    graph
        .consumeFromDevice(load.getTaskGraphName(), matrix)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape, threshold, adjacent, pairs)
        .task(
            "pairs",
            SeparatorKernel::pair,
            new KernelContext(),
            shape,
            threshold,
            matrix,
            adjacent,
            pairs,
            separators)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, separators);
    DevicePlan.Stage searching =
        new DevicePlan.Stage(
            graph,
            Device.grids(graph, "pairs", grid),
            adjacent.getNumBytesOfSegment() + pairs.getNumBytesOfSegment(),
            separators.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.SEPARATORS,
            device.metrics(),
            List.of(loading, searching),
            List.of(matrix, adjacent, pairs, separators));
    return new Program(shape, threshold, matrix, adjacent, pairs, separators, grid, plan);
  }

  /// By squares, as on the JVM: no root, and the same decision.
  static void pair(
      KernelContext context,
      IntArray shape,
      DoubleArray squared,
      DoubleArray r,
      IntArray adjacent,
      IntArray pairs,
      IntArray separators) {
    int variables = shape.get(0);
    int words = shape.get(1);
    int pair = context.globalIdx;
    if (pair < shape.get(2)) {
      int x = pairs.get(2 * pair);
      int y = pairs.get(2 * pair + 1);
      int rowX = x * words;
      int rowY = y * words;
      double most = squared.get(0);
      double xy = r.get(x * variables + y);
      int found = -1;
      // The neighbours of x, then those of y alone. An int is shifted with its sign on some
      // devices, >>> or not: bits are looked at one by one.
      for (int pass = 0; pass < 2; pass++) {
        int z = 0;
        while (found < 0 && z < variables) {
          int ofX = adjacent.get(rowX + (z >> 5));
          int candidates = ofX;
          if (pass == 1) {
            candidates = adjacent.get(rowY + (z >> 5)) & ~ofX;
          }
          if (candidates == 0) {
            z = (z | 31) + 1;
          } else {
            if (((candidates >> (z & 31)) & 1) != 0 && z != x && z != y) {
              double xz = r.get(x * variables + z);
              double yz = r.get(y * variables + z);
              double rest = xy - xz * yz;
              double leftX = 1 - xz * xz;
              double leftY = 1 - yz * yz;
              if (rest * rest <= most * (leftX * leftY) || leftX <= 1e-10 || leftY <= 1e-10) {
                found = z;
              }
            }
            z++;
          }
        }
      }
      separators.set(pair, found);
    }
  }
}
