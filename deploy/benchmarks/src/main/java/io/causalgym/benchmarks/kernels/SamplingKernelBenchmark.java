package io.causalgym.benchmarks.kernels;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.backend.SumProduct;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import io.causalgym.numeric.random.RandomStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/// Simulation, bootstrap and products of factors on one thread, each beside numpy, which `kernels/
/// sampling_numpy.py` measures in the same run: after every case here the script answers the same
/// case there. Numbers are processor time of the thread that computes, the fastest of the repeats,
/// since another program on the machine only ever makes them longer.
///
/// Argument: the script. The environment variable `PYTHON` names another interpreter.
public final class SamplingKernelBenchmark {
  private static final int NODES = 20;
  private static final int INTERVENTIONS = 100;
  private static final int SAMPLES = 100_000;
  private static final int REPLICATES = 1000;
  private static final int ROWS = 100_000;
  private static final int TERMS = 5;
  private static final int EVIDENCE = 10_000;
  private static final double SECONDS = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SamplingKernelBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    OpenDevice device = new OpenDevice();
    System.out.println(
        "| kernel | here, ms | per second | numpy, ms | ratio | " + device.name() + ", ms |");
    System.out.println("|---|--:|--:|--:|--:|--:|");
    try (KernelBackend backend = new JvmBackend()) {
      for (boolean linear : new boolean[] {true, false}) {
        ScmProgram program = program(linear);
        for (boolean all : new boolean[] {false, true}) {
          ScmProgram asked = all ? everything(program) : program;
          String name = (linear ? "linear" : "nonlinear") + (all ? "-all" : "-last");
          row(
              arguments[0],
              name,
              (double) INTERVENTIONS * SAMPLES * NODES,
              backend,
              device,
              chosen -> simulate(chosen, asked));
        }
      }
      Matrix terms = normals(ROWS, TERMS);
      row(
          arguments[0],
          "bootstrap",
          (double) REPLICATES * ROWS,
          backend,
          device,
          chosen -> bootstrap(chosen, terms));
      SumProduct plan = plan();
      for (boolean shared : new boolean[] {false, true}) {
        Matrix[] factors = factors(plan, shared);
        row(
            arguments[0],
            shared ? "factors-shared" : "factors",
            (double) EVIDENCE * plan.cells() * plan.terms(),
            backend,
            device,
            chosen -> chosen.sumProduct(plan, factors, KernelRun.plain()));
      }
    }
  }

  /// Each node has the three before it as parents, by terms of one shape or of each in turn.
  private static ScmProgram program(boolean linear) {
    List<Shape> shapes = linear ? List.of(Shape.IDENTITY) : List.of(Shape.values());
    List<Node> nodes = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      List<Term> terms = new ArrayList<>();
      for (int back = 1; back <= Math.min(3, node); back++) {
        Shape shape = shapes.get((3 * node + back) % shapes.size());
        terms.add(new Term(node - back, shape, shape == Shape.SQUARE ? 0.05 : 0.4));
      }
      nodes.add(new Node(0.1, 1, Noise.NORMAL, terms));
    }
    return new ScmProgram(nodes, new int[] {NODES - 1});
  }

  private static ScmProgram everything(ScmProgram program) {
    int[] outcomes = new int[NODES];
    Arrays.setAll(outcomes, node -> node);
    return new ScmProgram(program.nodes(), outcomes);
  }

  /// One node is set in each: every node but the last in turn.
  private static Matrix simulate(KernelBackend backend, ScmProgram program) {
    double[] set = new double[INTERVENTIONS * NODES];
    Arrays.fill(set, Double.NaN);
    for (int one = 0; one < INTERVENTIONS; one++) {
      set[one * NODES + one % (NODES - 1)] = 0.01 * one;
    }
    Matrix interventions = Matrix.owning(INTERVENTIONS, NODES, set);
    return backend.monteCarlo(program, interventions, SAMPLES, 1, KernelRun.plain());
  }

  private static Matrix bootstrap(KernelBackend backend, Matrix terms) {
    return backend.bootstrapSums(terms, REPLICATES, 1, KernelRun.plain());
  }

  /// `sum over b, c of f(a, b) g(b, c) h(c, a)` where `a` and `c` have two states and `b` has
  /// three.
  private static SumProduct plan() {
    return new SumProduct(new int[] {2, 3, 2}, 1, new int[][] {{3, 1, 0}, {0, 2, 1}, {1, 0, 2}});
  }

  /// @param shared whether only the last factor depends on the evidence
  private static Matrix[] factors(SumProduct plan, boolean shared) {
    Matrix[] factors = new Matrix[3];
    for (int factor = 0; factor < factors.length; factor++) {
      int rows = shared && factor < 2 ? 1 : EVIDENCE;
      double[] values = new double[rows * plan.cells(factor)];
      new RandomStream(1, factor).fillUniform(0, values, 0, values.length);
      factors[factor] = Matrix.owning(rows, plan.cells(factor), values);
    }
    return factors;
  }

  private static Matrix normals(int rows, int columns) {
    double[] values = new double[rows * columns];
    new RandomStream(1, 0).fillNormal(0, values, 0, values.length);
    return Matrix.owning(rows, columns, values);
  }

  private static void row(
      String script,
      String name,
      double items,
      KernelBackend backend,
      OpenDevice device,
      Function<KernelBackend, Matrix> kernel)
      throws IOException, InterruptedException {
    double own = fastest(() -> kernel.apply(backend));
    double ofDevice = device.fastest(kernel);
    double peer = peer(script, name);
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %.4g | %.3g | %.4g | %.1f | %s |",
            name,
            own * 1e3,
            items / own,
            peer * 1e3,
            peer / own,
            Double.isNaN(ofDevice) ? "-" : "%.4g".formatted(ofDevice * 1e3)));
  }

  /// The first half of the time warms up.
  private static double fastest(Supplier<Matrix> kernel) {
    double fastest = Double.POSITIVE_INFINITY;
    double checksum = 0;
    long begun = THREADS.getCurrentThreadCpuTime();
    long now = begun;
    int warm = 0;
    while (now - begun < SECONDS * 1e9 || warm < 3) {
      Matrix result = kernel.get();
      checksum += result.at(result.rows() - 1, 0);
      long after = THREADS.getCurrentThreadCpuTime();
      if (after - begun > SECONDS * 0.5e9) {
        fastest = Math.min(fastest, (after - now) * 1e-9);
        warm++;
      }
      now = after;
    }
    if (Double.isNaN(checksum)) {
      throw new IllegalStateException("a result is not a number");
    }
    return fastest;
  }

  private static double peer(String script, String name) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    ProcessBuilder builder =
        new ProcessBuilder(python, script, name).redirectError(ProcessBuilder.Redirect.INHERIT);
    for (String library : List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")) {
      builder.environment().put(library, "1");
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(name + " failed in Python");
    }
    return Double.parseDouble(output);
  }
}
