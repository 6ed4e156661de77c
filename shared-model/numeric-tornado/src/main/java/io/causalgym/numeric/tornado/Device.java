package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.UnsuitableForDeviceException;
import java.util.function.Supplier;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.WorkerGrid2D;

/// What the kernels share: the device's thread, the plans and the counters.
///
/// @param mostCells of one array: what does not fit goes to the processor
record Device(DeviceQueue queue, Programs programs, KernelMetrics metrics, int mostCells) {
  /// Work items of a group: every device has so many, and half of them would leave some idle.
  static final int GROUP = 64;

  /// The side of a tile of 16 by 16 work items, whose two tiles of numbers fit any local memory.
  static final int TILE = 16;

  <A> A call(KernelRun run, Supplier<A> work) {
    return queue.call(run, work);
  }

  /// Checks the size of an array.
  ///
  /// @throws UnsuitableForDeviceException if it is too large
  int cells(long wanted) {
    if (wanted > mostCells) {
      throw new UnsuitableForDeviceException(
          wanted + " numbers in one array, of " + mostCells + " at most");
    }
    return ShapeClass.of(wanted);
  }

  /// Names of graphs are unique, as compiled code is found by them.
  private static final java.util.concurrent.atomic.AtomicInteger GRAPHS =
      new java.util.concurrent.atomic.AtomicInteger();

  static TaskGraph graph() {
    return new TaskGraph("graph" + GRAPHS.incrementAndGet());
  }

  static WorkerGrid line() {
    WorkerGrid grid = new WorkerGrid1D(GROUP);
    resize(grid, GROUP);
    return grid;
  }

  static WorkerGrid square() {
    WorkerGrid grid = new WorkerGrid2D(TILE, TILE);
    resize(grid, TILE, TILE);
    return grid;
  }

  static void resize(WorkerGrid grid, int items) {
    grid.setGlobalWork(padded(Math.max(1, items), GROUP), 1, 1);
    grid.setLocalWork(GROUP, 1, 1);
  }

  static void resize(WorkerGrid grid, int width, int height) {
    grid.setGlobalWork(padded(Math.max(1, width), TILE), padded(Math.max(1, height), TILE), 1);
    grid.setLocalWork(TILE, TILE, 1);
  }

  static GridScheduler grids(TaskGraph graph, String task, WorkerGrid grid) {
    return new GridScheduler(graph.getTaskGraphName() + "." + task, grid);
  }

  private static int padded(int count, int unit) {
    return Math.ceilDiv(count, unit) * unit;
  }
}
