package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelBackendProvider;
import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.SumProduct;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The processor's kernels, and a device's where they are cheaper and answer. Whatever a device
/// does, throw or hang, the answer comes, from the processor if need be.
///
/// A failure that the processor's kernel shares is the request's, and not held against the device.
public final class SelectingBackend implements KernelBackend {
  /// Long enough for the first compilation of a kernel's graph, some seconds.
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final KernelBackend jvm;
  private final @Nullable GuardedDevice device;
  private final Preference preference;
  private final CostModel costs;
  private final KernelMetrics metrics;
  private final DeviceHealth health;

  /// @param device none: the processor does everything
  /// @param limit for the device to answer any call while one waits
  /// @param nanoTime a clock as {@link System#nanoTime}
  public SelectingBackend(
      KernelBackend jvm,
      Optional<DeviceBackend> device,
      Preference preference,
      CostModel costs,
      KernelMetrics metrics,
      Duration limit,
      LongSupplier nanoTime) {
    this.jvm = jvm;
    this.device = device.map(found -> new GuardedDevice(found, limit, nanoTime)).orElse(null);
    this.preference = preference;
    this.costs = costs;
    this.metrics = metrics;
    this.health = new DeviceHealth(nanoTime);
  }

  /// The backend of a service: looks for a device unless the processor is preferred.
  public static SelectingBackend open(
      KernelBackend jvm, Preference preference, KernelMetrics metrics) {
    Optional<DeviceBackend> device =
        preference == Preference.JVM ? Optional.empty() : firstDevice(metrics);
    return new SelectingBackend(
        jvm, device, preference, CostModel.measured(), metrics, LIMIT, System::nanoTime);
  }

  private static Optional<DeviceBackend> firstDevice(KernelMetrics metrics) {
    return DeviceStart.within(
        LIMIT,
        () ->
            ServiceLoader.load(KernelBackendProvider.class, SelectingBackend.class.getClassLoader())
                .stream()
                .map(provider -> provider.get().open(metrics))
                .flatMap(Optional::stream)
                .findFirst());
  }

  /// The device's name if there is one, whether or not it is in use, else `jvm`.
  @Override
  public String name() {
    return device == null ? jvm.name() : device.device().name();
  }

  @Override
  public CrossProducts crossProducts(int columns, KernelRun run) {
    // How many rows will come is not known: a thousand, to begin with.
    Work work = Work.crossProducts(columns, 1 << 10);
    if (!goesToDevice(work, run)) {
      return jvm.crossProducts(columns, run);
    }
    return new RetainedCrossProducts(this, jvm, columns, run);
  }

  @Override
  public double[] partialCorrelations(Matrix correlations, int[] tests, int level, KernelRun run) {
    return choose(
        () -> Work.partialCorrelations(correlations, tests, level),
        (backend, lent) -> backend.partialCorrelations(correlations, tests, level, lent),
        run);
  }

  @Override
  public int[] separators(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run) {
    return choose(
        () -> Work.separators(correlations, adjacent, from, to),
        (backend, lent) -> backend.separators(correlations, adjacent, threshold, from, to, lent),
        run);
  }

  @Override
  public Matrix product(Matrix a, Matrix b, KernelRun run) {
    return choose(() -> Work.product(a, b), (backend, lent) -> backend.product(a, b, lent), run);
  }

  @Override
  public Matrix gramInverse(Matrix samples, double ridge, KernelRun run) {
    return choose(
        () -> Work.gramInverse(samples),
        (backend, lent) -> backend.gramInverse(samples, ridge, lent),
        run);
  }

  @Override
  public Matrix monteCarlo(
      ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run) {
    return choose(
        () -> Work.monteCarlo(program, interventions, samples),
        (backend, lent) -> backend.monteCarlo(program, interventions, samples, seed, lent),
        run);
  }

  @Override
  public Matrix bootstrapSums(Matrix terms, int replicates, long seed, KernelRun run) {
    return choose(
        () -> Work.bootstrapSums(terms, replicates),
        (backend, lent) -> backend.bootstrapSums(terms, replicates, seed, lent),
        run);
  }

  @Override
  public Matrix sumProduct(SumProduct plan, Matrix[] factors, KernelRun run) {
    return choose(
        () -> Work.sumProduct(plan, factors),
        (backend, lent) -> backend.sumProduct(plan, factors, lent),
        run);
  }

  @Override
  public Matrix sparseProduct(SparseRows a, Matrix b, KernelRun run) {
    return choose(
        () -> Work.sparseProduct(a, b), (backend, lent) -> backend.sparseProduct(a, b, lent), run);
  }

  /// A kernel of any backend.
  @FunctionalInterface
  private interface Request<T> {
    T ask(KernelBackend backend, KernelRun run);
  }

  private <T> T choose(Supplier<Work> measure, Request<T> request, KernelRun run) {
    run.check();
    if (device == null || preference == Preference.JVM) {
      return request.ask(jvm, run);
    }
    Work work = measure.get();
    if (!goesToDevice(work, run)) {
      return request.ask(jvm, run);
    }
    return deviceFirst(work, request::ask, _ -> request.ask(jvm, run), run::used, run);
  }

  private boolean goesToDevice(Work work, KernelRun run) {
    boolean chosen = device != null && wanted(device.device(), work, run) && health.admits();
    metrics.chosen(work.kernel(), chosen);
    return chosen;
  }

  // A device multiplies in single precision, and what looks at correlations tells equal columns and
  // singular sets by their last digits: sums of products go there on demand only.
  private boolean wanted(DeviceBackend candidate, Work work, KernelRun run) {
    return switch (preference) {
      case JVM -> false;
      case DEVICE -> true;
      case AUTO ->
          !candidate.isProcessor()
              && work.kernel() != Kernel.CROSS_PRODUCTS
              && costs.favoursDevice(
                  work.kernel(), work.multiplyAdds(), work.bytes(), run.loop().threads());
    };
  }

  /// What was to go to the device did not go anywhere.
  void unasked() {
    health.undecided();
  }

  /// Asks the device, and the processor where that fails.
  ///
  /// @param fallback told why
  /// @param credit told the device's name when it answered
  <T> T deviceFirst(
      Work work,
      GuardedDevice.Call<T> call,
      Function<KernelMetrics.Failure, T> fallback,
      Consumer<String> credit,
      KernelRun run) {
    GuardedDevice guarded = Objects.requireNonNull(device);
    GuardedDevice.Outcome<T> outcome;
    boolean decided = false;
    try {
      outcome = guarded.ask(call, run);
      decided = true;
    } finally {
      if (!decided) {
        health.undecided();
      }
    }
    KernelMetrics.Failure failure = outcome.failure();
    if (failure == null) {
      credit.accept(guarded.device().name());
      if (health.answered()) {
        metrics.inUse(true);
      }
      return Objects.requireNonNull(outcome.value());
    }
    return withoutDevice(work, failure, fallback);
  }

  private <T> T withoutDevice(
      Work work, KernelMetrics.Failure failure, Function<KernelMetrics.Failure, T> fallback) {
    boolean shared = true;
    try {
      T answer = fallback.apply(failure);
      shared = false;
      return answer;
    } finally {
      if (!shared) {
        metrics.failed(work.kernel(), failure);
      }
      boolean telling =
          switch (failure) {
            case ERROR -> !shared;
            case TIMEOUT -> true;
            case UNSUITABLE, BUSY -> false;
          };
      if (!telling) {
        health.undecided();
      } else if (health.failed(failure == KernelMetrics.Failure.TIMEOUT)) {
        metrics.inUse(false);
      }
    }
  }

  /// Lets the device do something that nobody waits for.
  void later(Runnable work) {
    if (device != null) {
      device.later(work);
    }
  }

  /// Closes the device and the processor's kernels.
  @Override
  public void close() {
    if (device != null) {
      device.close();
    }
    jvm.close();
  }
}
