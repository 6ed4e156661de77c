package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelMetrics;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/// A kernel ready to run, with the arrays that it reads and writes. For the device's thread.
///
/// Some arrays stay on the device from one run to the next: they are loaded by a graph of their
/// own, and remember weakly what they were loaded from.
final class DevicePlan implements AutoCloseable {
  private final Kernel kernel;
  private final KernelMetrics metrics;
  private final TornadoExecutionPlan plan;
  private final List<GridScheduler> grids;
  private final long bytes;
  private List<WeakReference<Object>> loaded = List.of();
  private @Nullable TornadoExecutionResult last;
  private long copyNanos;
  private long deviceNanos;
  private long bytesIn;
  private long bytesOut;

  /// A graph, and the numbers of work items of its tasks, which may change between runs.
  record Stage(TaskGraph graph, GridScheduler grids, long bytesIn, long bytesOut) {}

  private final List<Stage> stages;

  /// @param arrays that live as long as the plan
  DevicePlan(
      Kernel kernel, KernelMetrics metrics, List<Stage> stages, List<TornadoNativeArray> arrays) {
    this.kernel = kernel;
    this.metrics = metrics;
    this.stages = List.copyOf(stages);
    this.plan =
        new TornadoExecutionPlan(
            stages.stream()
                .map(stage -> stage.graph().snapshot())
                .toArray(uk.ac.manchester.tornado.api.ImmutableTaskGraph[]::new));
    this.grids = stages.stream().map(Stage::grids).toList();
    this.bytes = arrays.stream().mapToLong(TornadoNativeArray::getNumBytesOfSegment).sum();
  }

  long bytes() {
    return bytes;
  }

  /// Whether the arrays that stay were loaded from these very objects.
  boolean holds(List<?> sources) {
    if (sources.size() != loaded.size()) {
      return false;
    }
    for (int k = 0; k < loaded.size(); k++) {
      if (!loaded.get(k).refersTo(sources.get(k))) {
        return false;
      }
    }
    return true;
  }

  /// Whether something was loaded that somebody still holds.
  boolean holdsSomething() {
    return !loaded.isEmpty() && loaded.stream().noneMatch(source -> source.refersTo(null));
  }

  /// Loads the arrays that stay, unless they are there.
  ///
  /// @param fill writes the arrays
  void load(List<?> sources, Runnable fill) {
    if (holds(sources)) {
      return;
    }
    loaded = List.of();
    copying(fill);
    run(0);
    loaded = sources.stream().map(WeakReference<Object>::new).toList();
  }

  /// Copies between the JVM and the plan's arrays, on the clock.
  void copying(Runnable copy) {
    long start = System.nanoTime();
    copy.run();
    copyNanos += System.nanoTime() - start;
  }

  /// Runs a graph of the plan to its end. What is not the device's computing is transfer and
  /// launch.
  void run(int stage) {
    long start = System.nanoTime();
    last = plan.withGraph(stage).withGridScheduler(grids.get(stage)).execute();
    deviceNanos += System.nanoTime() - start;
    bytesIn += stages.get(stage).bytesIn();
    bytesOut += stages.get(stage).bytesOut();
  }

  /// Fetches an array that stays on the device.
  void fetch(TornadoNativeArray array) {
    copying(() -> java.util.Objects.requireNonNull(last).transferToHost(array));
    bytesOut += array.getNumBytesOfSegment();
  }

  /// Reports what was done since the last report.
  void report(int requests) {
    metrics.launched(
        new KernelMetrics.Launch(kernel, requests, deviceNanos, copyNanos, bytesIn, bytesOut));
    copyNanos = 0;
    deviceNanos = 0;
    bytesIn = 0;
    bytesOut = 0;
  }

  @Override
  public void close() {
    try {
      plan.freeDeviceMemory();
      plan.close();
    } catch (TornadoExecutionPlanException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
