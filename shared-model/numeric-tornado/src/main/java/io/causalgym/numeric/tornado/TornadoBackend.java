package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.SumProduct;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/// The kernels on TornadoVM's default device. One thread owns the device; callers wait in its
/// queue.
///
/// Products and sums of products are of single precision, everything else of double precision,
/// which the device must have.
public final class TornadoBackend implements DeviceBackend {
  private final String name;
  private final boolean processor;
  private final DeviceQueue queue;
  private final Programs programs;
  private final ProductKernel products;
  private final CrossProductKernel crossProducts;
  private final PartialCorrelationKernel partialCorrelations;
  private final SeparatorKernel separators;
  private final GramInverseKernel gramInverses;
  private final MonteCarloKernel monteCarlo;
  private final BootstrapKernel bootstraps;
  private final SumProductKernel sumProducts;
  private final SparseProductKernel sparseProducts;

  /// Opens the default device.
  ///
  /// @throws RuntimeException of TornadoVM's, or a {@link LinkageError}, where there is none
  public TornadoBackend(KernelMetrics metrics) {
    TornadoDevice found = TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice();
    this.name = "tornado:" + found.getPhysicalDevice().getDeviceName().strip();
    this.processor = found.getDeviceType() == TornadoDeviceType.CPU;
    this.queue = new DeviceQueue();
    Memory memory = Memory.of(found.getMaxGlobalMemory(), found.getMaxAllocMemory());
    this.programs = new Programs(memory.plans());
    Device device = new Device(queue, programs, metrics, memory.cells());
    this.products = new ProductKernel(device);
    this.crossProducts = new CrossProductKernel(device);
    this.partialCorrelations = new PartialCorrelationKernel(device);
    this.separators = new SeparatorKernel(device);
    this.gramInverses = new GramInverseKernel(device);
    this.monteCarlo = new MonteCarloKernel(device);
    this.bootstraps = new BootstrapKernel(device);
    this.sumProducts = new SumProductKernel(device);
    this.sparseProducts = new SparseProductKernel(device);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isProcessor() {
    return processor;
  }

  @Override
  public CrossProducts crossProducts(int columns, KernelRun run) {
    run.used(name);
    return crossProducts.begin(columns, run);
  }

  @Override
  public double[] partialCorrelations(Matrix correlations, int[] tests, int level, KernelRun run) {
    run.used(name);
    return partialCorrelations.compute(correlations, tests, level, run);
  }

  @Override
  public int[] separators(
      Matrix correlations, long[] adjacent, double threshold, int from, int to, KernelRun run) {
    run.used(name);
    return separators.compute(correlations, adjacent, threshold, from, to, run);
  }

  @Override
  public Matrix product(Matrix a, Matrix b, KernelRun run) {
    run.used(name);
    return products.multiply(a, b, run);
  }

  @Override
  public Matrix gramInverse(Matrix samples, double ridge, KernelRun run) {
    run.used(name);
    return gramInverses.compute(samples, ridge, run);
  }

  @Override
  public Matrix monteCarlo(
      ScmProgram program, Matrix interventions, int samples, long seed, KernelRun run) {
    run.used(name);
    return monteCarlo.compute(program, interventions, samples, seed, run);
  }

  @Override
  public Matrix bootstrapSums(Matrix terms, int replicates, long seed, KernelRun run) {
    run.used(name);
    return bootstraps.compute(terms, replicates, seed, run);
  }

  @Override
  public Matrix sumProduct(SumProduct plan, Matrix[] factors, KernelRun run) {
    run.used(name);
    return sumProducts.compute(plan, factors, run);
  }

  @Override
  public Matrix sparseProduct(SparseRows a, Matrix b, KernelRun run) {
    run.used(name);
    return sparseProducts.multiply(a, b, run);
  }

  @Override
  public void close() {
    try {
      queue.call(
          KernelRun.plain(),
          () -> {
            programs.close();
            return true;
          });
    } finally {
      queue.close();
    }
  }
}
