package io.causalgym.benchmarks;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.simulation.ContinuousSampler;
import io.causalgym.inference.simulation.ContinuousSummary;
import io.causalgym.inference.simulation.LinearSampler;
import io.causalgym.inference.simulation.Simulation;
import io.causalgym.inference.simulation.SummaryRequest;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Samples of a linear Gaussian model of ten nodes and 24 edges on one thread, as rows or summed up
/// into means and covariances, here and with the normal generators of the JDK and of Commons RNG.
///
/// An operation is one joint draw of the ten nodes.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SimulationBenchmark {
  private static final int NODES = 10;
  private static final int PARENTS = 3;
  private static final int SAMPLES = 1 << 17;
  private static final int BLOCK = 1024;

  private final Simulation simulation = new Simulation(Runnable::run, 1);
  private final LinearModel model = model();
  private final double[][] weights = weights(model);
  private final double[][] columns = new double[NODES][BLOCK];
  private LinearSampler sampler = LinearSampler.of(model, List.of(), 1);
  private ContinuousSampler.Rows rows = sampler.open(BLOCK);
  private SplittableRandom jdk = new SplittableRandom(1);
  private ZigguratSampler.NormalizedGaussian ziggurat = ziggurat();

  private static LinearModel model() {
    LinearModelBuilder builder = LinearModel.builder();
    for (int node = 0; node < NODES; node++) {
      builder.node("V" + node).intercept("V" + node, 0.5 * node);
      for (int parent = Math.max(0, node - PARENTS); parent < node; parent++) {
        builder.coefficient("V" + parent, "V" + node, 0.3 + 0.05 * parent);
      }
    }
    return builder.build();
  }

  private static double[][] weights(LinearModel model) {
    double[][] weights = new double[NODES][NODES];
    for (int node = 0; node < NODES; node++) {
      for (int parent = 0; parent < NODES; parent++) {
        weights[node][parent] = model.coefficients().get(node, parent);
      }
    }
    return weights;
  }

  private static ZigguratSampler.NormalizedGaussian ziggurat() {
    RandomGenerator generator = RandomGenerator.of("Xoroshiro128PlusPlus");
    UniformRandomProvider provider = generator::nextLong;
    return ZigguratSampler.NormalizedGaussian.of(provider);
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public double[][] rows() {
    for (int first = 0; first < SAMPLES; first += BLOCK) {
      rows.fill(first, BLOCK, columns);
    }
    return columns;
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public double[][] rowsOfTheJdk() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int node = 0; node < NODES; node++) {
        columns[node][sample % BLOCK] = value(node, sample % BLOCK, jdk.nextGaussian());
      }
    }
    return columns;
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public double[][] rowsOfCommonsRng() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int node = 0; node < NODES; node++) {
        columns[node][sample % BLOCK] = value(node, sample % BLOCK, ziggurat.sample());
      }
    }
    return columns;
  }

  private double value(int node, int row, double error) {
    double value = 0.5 * node + error;
    for (int parent = Math.max(0, node - PARENTS); parent < node; parent++) {
      value += weights[node][parent] * columns[parent][row];
    }
    return value;
  }

  /// Means, covariances, minima and maxima.
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public ContinuousSummary moments() {
    SummaryRequest request = new SummaryRequest(SAMPLES, List.of(), true, List.of());
    return simulation.summarise(sampler, request, Deadline.NONE);
  }

  /// Plain sums of values and products, without minima and maxima.
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public double[][] momentsOfCommonsRng() {
    double[][] sums = new double[NODES + 1][NODES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int node = 0; node < NODES; node++) {
        columns[node][0] = value(node, 0, ziggurat.sample());
        sums[NODES][node] += columns[node][0];
        for (int other = 0; other <= node; other++) {
          sums[node][other] += columns[node][0] * columns[other][0];
        }
      }
    }
    return sums;
  }
}
