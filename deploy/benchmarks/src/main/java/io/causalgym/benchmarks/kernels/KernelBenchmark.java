package io.causalgym.benchmarks.kernels;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SparseRows;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/// Kernels of linear algebra on one thread beside EJML and numpy with OpenBLAS on one thread, which
/// a script measures right after each case. Numbers are processor time of the thread that computes,
/// the fastest of the repeats, since another program on the machine only ever makes them longer.
///
/// Arguments: the script, then beginnings of names of cases. `PYTHON` names another interpreter.
public final class KernelBenchmark {
  private static final double SECONDS = 2;
  private static final int FEWEST_RUNS = 5;
  private static final int TESTS = 1_000_000;
  private static final int VARIABLES = 1000;
  private static final double THRESHOLD = 0.0815; // alpha 0.01 of 1000 rows

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  // What a kernel returned last, so that nobody may leave it out.
  private static volatile @Nullable Object last;

  private final KernelBackend backend = new JvmBackend();
  private final OpenDevice device = new OpenDevice();
  private final String script;
  private final List<String> wanted;
  private boolean numpy;
  private double peak;

  private KernelBenchmark(String script, List<String> wanted) {
    this.script = script;
    this.wanted = wanted;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> all = List.of(arguments);
    new KernelBenchmark(all.getFirst(), all.subList(1, all.size())).measure();
  }

  private void measure() throws IOException, InterruptedException {
    String peer = answer(List.of("version"));
    numpy = !peer.isEmpty();
    System.out.println(numpy ? peer : "numpy is not installed: its columns stay empty");
    peak = Peak.work() / fastest(Peak::run);
    System.out.printf(
        Locale.ROOT,
        "peak of a core %.1f GFLOP/s, vectors of %d bits%n%n",
        2e-9 * peak,
        Peak.bits());
    System.out.println(
        "| kernel | here, ms | per second | of peak | EJML, ms | numpy, ms | numpy / here | "
            + device.name()
            + ", ms |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    correlations();
    products();
    inverses();
    sparse();
    tests();
  }

  private void correlations() throws IOException, InterruptedException {
    for (int[] shape : new int[][] {{100, 1000}, {1000, 1000}, {1000, 10_000}, {2000, 10_000}}) {
      if (wanted("correlation")) {
        Matrix data = Cases.normals(shape[0], shape[1], 1);
        double work = 0.5 * shape[0] * (shape[0] + 1) * shape[1];
        String[] peer = {"correlation", "" + shape[0], "" + shape[1]};
        row(
            "correlation, %d variables, %d rows".formatted(shape[0], shape[1]),
            backend -> Cases.correlate(backend, data, KernelRun.plain()),
            null,
            work,
            true,
            peer);
      }
    }
  }

  private void products() throws IOException, InterruptedException {
    for (int size : new int[] {64, 512, 1024, 2048}) {
      if (wanted("product")) {
        Matrix a = Cases.normals(size, size, 1);
        Matrix b = Cases.normals(size, size, 2);
        DMatrixRMaj left = DMatrixRMaj.wrap(size, size, a.values());
        DMatrixRMaj right = DMatrixRMaj.wrap(size, size, b.values());
        row(
            "product, %d".formatted(size),
            backend -> backend.product(a, b, KernelRun.plain()),
            () -> CommonOps_DDRM.mult(left, right, null),
            Math.pow(size, 3),
            true,
            "product",
            "" + size);
      }
    }
  }

  private void inverses() throws IOException, InterruptedException {
    for (int size : new int[] {100, 500, 1000}) {
      if (wanted("inverse")) {
        Matrix samples = Cases.normals(2 * size, size, 1);
        row(
            "inverse of X'X, %d columns, %d rows".formatted(size, 2 * size),
            backend -> backend.gramInverse(samples, 0.1, KernelRun.plain()),
            () -> ejmlInverse(samples),
            Math.pow(size, 3) * 1.5,
            true,
            "inverse",
            "" + size,
            "" + 2 * size);
      }
    }
  }

  private static DMatrixRMaj ejmlInverse(Matrix samples) {
    DMatrixRMaj x = DMatrixRMaj.wrap(samples.rows(), samples.columns(), samples.values());
    DMatrixRMaj gram = new DMatrixRMaj(samples.columns(), samples.columns());
    CommonOps_DDRM.multInner(x, gram);
    for (int column = 0; column < samples.columns(); column++) {
      gram.add(column, column, 0.1);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(samples.columns());
    solver.setA(gram);
    DMatrixRMaj inverse = gram.createLike();
    solver.invert(inverse);
    return inverse;
  }

  private void sparse() throws IOException, InterruptedException {
    if (wanted("sparse")) {
      int size = 10_000;
      int entries = 50;
      for (int columns : new int[] {1, 64}) {
        SparseRows a = Cases.sparse(size, entries);
        Matrix b = Cases.normals(size, columns, 1);
        row(
            "sparse, %d rows of %d entries, %d columns".formatted(size, entries, columns),
            backend -> backend.sparseProduct(a, b, KernelRun.plain()),
            null,
            (double) size * entries * columns,
            true,
            "sparse",
            "" + size,
            "" + entries,
            "" + columns);
      }
    }
  }

  private void tests() throws IOException, InterruptedException {
    if (!wanted("partial") && !wanted("separators")) {
      return;
    }
    double[] values =
        Cases.correlate(backend, Cases.linearModel(VARIABLES, 1000), KernelRun.plain());
    Matrix correlations = Matrix.owning(VARIABLES, VARIABLES, values);
    Path file = Files.createTempFile("correlations", ".bin");
    try {
      ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.nativeOrder());
      bytes.asDoubleBuffer().put(values);
      Files.write(file, bytes.array());
      for (int level = 0; level <= 3 && wanted("partial"); level++) {
        int ofLevel = level;
        int[] tests = Cases.tests(VARIABLES, level, TESTS);
        row(
            "partial correlations, level %d, a million".formatted(level),
            backend -> backend.partialCorrelations(correlations, tests, ofLevel, KernelRun.plain()),
            null,
            TESTS,
            false,
            "partial",
            "" + level,
            "" + TESTS,
            "" + VARIABLES,
            file.toString());
      }
      if (wanted("separators")) {
        separators(correlations, file);
      }
    } finally {
      Files.delete(file);
    }
  }

  private void separators(Matrix correlations, Path file) throws IOException, InterruptedException {
    long[] adjacent = Cases.adjacent(correlations.values(), VARIABLES, THRESHOLD);
    long pairs = Arrays.stream(adjacent).map(Long::bitCount).sum() / 2;
    row(
        "separators, %d variables, %d pairs".formatted(VARIABLES, pairs),
        backend ->
            backend.separators(correlations, adjacent, THRESHOLD, 0, VARIABLES, KernelRun.plain()),
        null,
        pairs,
        false,
        "separators",
        "" + VARIABLES,
        "" + THRESHOLD,
        file.toString());
  }

  private boolean wanted(String name) {
    return wanted.isEmpty() || wanted.stream().anyMatch(name::startsWith);
  }

  /// @param work multiply-adds, or tests
  private void row(
      String name,
      Function<KernelBackend, Object> kernel,
      @Nullable Supplier<Object> ejml,
      double work,
      boolean multiplies,
      String... peer)
      throws IOException, InterruptedException {
    double seconds = fastest(() -> kernel.apply(backend));
    double ofEjml = ejml == null ? Double.NaN : fastest(ejml);
    String answer = numpy ? answer(List.of(peer)) : "";
    double ofDevice = device.fastest(kernel);
    double ofNumpy = answer.isEmpty() ? Double.NaN : Double.parseDouble(answer);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
        name,
        shown(1e3 * seconds),
        multiplies ? shown(2e-9 * work / seconds) + " GFLOP" : shown(1e-6 * work / seconds) + " M",
        multiplies ? "%.0f %%".formatted(100 * work / seconds / peak) : "",
        shown(1e3 * ofEjml),
        shown(1e3 * ofNumpy),
        shown(ofNumpy / seconds),
        shown(1e3 * ofDevice));
  }

  private static String shown(double number) {
    if (Double.isNaN(number)) {
      return "-";
    }
    return String.format(
        Locale.ROOT, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
  }

  /// Seconds of the fastest of repeated calls.
  private static double fastest(Supplier<Object> kernel) {
    long begun = System.nanoTime();
    long best = Long.MAX_VALUE;
    for (int runs = 0; runs < FEWEST_RUNS || System.nanoTime() - begun < SECONDS * 1e9; runs++) {
      long start = THREADS.getCurrentThreadCpuTime();
      last = kernel.get();
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    return best * 1e-9;
  }

  /// What the script prints, nothing where it fails.
  private String answer(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("PYTHON", "python3"));
    command.add(script);
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    try {
      Process process = builder.start();
      String printed = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 ? printed : "";
    } catch (IOException absent) {
      return "";
    }
  }
}
