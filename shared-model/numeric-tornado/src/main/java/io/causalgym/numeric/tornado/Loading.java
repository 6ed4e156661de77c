package io.causalgym.numeric.tornado;

import java.util.Arrays;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/// The graph that loads what stays on the device. A graph needs a task, and only what a task writes
/// is kept: each array's first number is written over by itself.
final class Loading {
  private Loading() {}

  static void touchDoubles(KernelContext context, DoubleArray array) {
    if (context.globalIdx == 0) {
      array.set(0, array.get(0));
    }
  }

  static void touchFloats(KernelContext context, FloatArray array) {
    if (context.globalIdx == 0) {
      array.set(0, array.get(0));
    }
  }

  static void touchInts(KernelContext context, IntArray array) {
    if (context.globalIdx == 0) {
      array.set(0, array.get(0));
    }
  }

  static DevicePlan.Stage stage(TaskGraph graph, TornadoNativeArray... arrays) {
    KernelContext context = new KernelContext();
    graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, (Object[]) arrays);
    var grids = new uk.ac.manchester.tornado.api.GridScheduler();
    int task = 0;
    for (TornadoNativeArray array : arrays) {
      String name = "touch" + task++;
      switch (array) {
        case DoubleArray doubles -> graph.task(name, Loading::touchDoubles, context, doubles);
        case FloatArray floats -> graph.task(name, Loading::touchFloats, context, floats);
        case IntArray ints -> graph.task(name, Loading::touchInts, context, ints);
        default -> throw new IllegalArgumentException(array.getClass().getName());
      }
      grids.addWorkerGrid(graph.getTaskGraphName() + "." + name, Device.line());
    }
    graph.persistOnDevice((Object[]) arrays);
    return new DevicePlan.Stage(
        graph,
        grids,
        Arrays.stream(arrays).mapToLong(TornadoNativeArray::getNumBytesOfSegment).sum(),
        0);
  }
}
