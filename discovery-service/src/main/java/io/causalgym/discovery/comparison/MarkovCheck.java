package io.causalgym.discovery.comparison;

import io.causalgym.discovery.independence.BatchedTests;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.ConsistentExtension;
import io.causalgym.numeric.backend.KernelRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Whether data agree with the independencies that a graph implies: each node is tested against the
/// nodes before it that are not its parents, given its parents (the ordered local Markov property,
/// which implies all other independencies; lauritzen1990independence).
///
/// If the graph is right the p-values are uniform, though not independent of each other: the
/// p-value of their uniformity is a guide.
///
/// @param tests that were done
/// @param rejected with a p-value of at most alpha
/// @param uniformity the p-value of uniform p-values by Kolmogorov and Smirnov; undefined for less
///   than 10 tests
/// @param worst the independencies with the smallest p-values, ascending
public record MarkovCheck(long tests, long rejected, OptionalDouble uniformity, List<Claim> worst) {
  private static final int FEWEST_TESTS = 10;
  private static final int MOST_TESTS = 10_000_000;

  public MarkovCheck {
    worst = List.copyOf(worst);
  }

  /// An independence that the graph implies, by variables of the test.
  public record Claim(int x, int y, List<Integer> given, double pValue) {
    public Claim {
      given = List.copyOf(given);
    }
  }

  private static final Comparator<Claim> LIKELIEST_FIRST =
      Comparator.comparingDouble(Claim::pValue)
          .thenComparingInt(Claim::x)
          .thenComparingInt(Claim::y)
          .reversed();

  /// Checks a DAG or CPDAG; of a CPDAG one of its DAGs, which all imply the same.
  ///
  /// @param variables of the test, by node of the graph
  /// @param most of the worst independencies that are named
  /// @param control its kernels test where the test can use them
  /// @throws DiscoveryException for another kind, and for more than ten million tests
  public static MarkovCheck of(
      MixedGraph graph,
      int[] variables,
      IndependenceTest test,
      double alpha,
      int most,
      SearchControl control) {
    MixedGraph dag = dag(graph);
    checkCost(dag);
    int[] order = dag.topologicalOrder();
    PValues values = new PValues(most);
    Batches batches = new Batches(test, control, values);
    for (int later = 0; later < order.length; later++) {
      int node = order[later];
      int[] parents = dag.parents().of(node).toArray();
      int[] given = Arrays.stream(parents).map(parent -> variables[parent]).sorted().toArray();
      for (int earlier = 0; earlier < later; earlier++) {
        if (!dag.parents().has(node, order[earlier])) {
          batches.add(variables[order[earlier]], variables[node], given);
        }
      }
    }
    batches.end();
    return values.check(alpha);
  }

  /// Tests that wait for others with as many conditioning variables.
  private static final class Batches {
    // Enough for a device, and half a megabyte with as few conditioning variables as usual.
    private static final int TESTS = 1 << 14;

    private final IndependenceTest.Worker worker;
    private final Optional<BatchedTests> batched;
    private final Deadline deadline;
    private final KernelRun run;
    private final PValues values;
    private final Map<Integer, int[]> waiting = new TreeMap<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    Batches(IndependenceTest test, SearchControl control, PValues values) {
      this.worker = test.worker();
      this.batched = test.batched(control.kernels());
      this.deadline = control.deadline();
      this.run = new KernelRun(control.loop(), deadline::passed, control.used());
      this.values = values;
    }

    void add(int x, int y, int[] given) {
      int size = given.length + 2;
      int count = counts.merge(given.length, 1, Integer::sum);
      int[] tests = waiting.computeIfAbsent(given.length, _ -> new int[16 * size]);
      if (count * size > tests.length) {
        tests = Arrays.copyOf(tests, 2 * tests.length);
        waiting.put(given.length, tests);
      }
      int at = (count - 1) * size;
      tests[at] = x;
      tests[at + 1] = y;
      System.arraycopy(given, 0, tests, at + 2, given.length);
      if (count == TESTS) {
        test(given.length);
      }
    }

    void end() {
      List.copyOf(waiting.keySet()).forEach(this::test);
    }

    private void test(int given) {
      int size = given + 2;
      int count = Objects.requireNonNull(counts.remove(given));
      int[] tests = Arrays.copyOf(Objects.requireNonNull(waiting.remove(given)), count * size);
      double[] found =
          batched.map(all -> all.pValues(tests, given, run)).orElseGet(() -> each(tests, given));
      for (int test = 0; test < count; test++) {
        int at = test * size;
        double p = found[test];
        values.add(p, () -> new Claim(tests[at], tests[at + 1], members(tests, at + 2, given), p));
      }
    }

    private double[] each(int[] tests, int given) {
      double[] found = new double[tests.length / (given + 2)];
      for (int test = 0; test < found.length; test++) {
        deadline.check();
        int at = test * (given + 2);
        int[] set = Arrays.copyOfRange(tests, at + 2, at + 2 + given);
        found[test] = worker.pValue(tests[at], tests[at + 1], set, given);
      }
      return found;
    }

    private static List<Integer> members(int[] tests, int from, int count) {
      return Arrays.stream(tests, from, from + count).boxed().toList();
    }
  }

  private static MixedGraph dag(MixedGraph graph) {
    if (graph.kind() != GraphKind.DAG && graph.kind() != GraphKind.CPDAG) {
      throw new DiscoveryException(
          "graph",
          graph.kind().toString(),
          "a " + graph.kind() + " is not checked; give a DAG or a CPDAG");
    }
    return ConsistentExtension.of(graph)
        .orElseThrow(() ->
            new DiscoveryException(
                "graph",
                graph.kind().toString(),
                "no DAG has the directions of this graph; change one of them"));
  }

  private static void checkCost(MixedGraph dag) {
    long tests = (long) dag.size() * (dag.size() - 1) / 2 - dag.edges().size();
    if (tests > MOST_TESTS) {
      throw new DiscoveryException(
          "graph",
          Integer.toString(dag.size()),
          "the check takes "
              + tests
              + " tests, more than "
              + MOST_TESTS
              + "; check a part of the graph");
    }
  }

  /// P-values as they come, and the smallest of them.
  private static final class PValues {
    private final int most;
    private final List<Double> all = new ArrayList<>();
    private final PriorityQueue<Claim> worst = new PriorityQueue<>(LIKELIEST_FIRST);

    PValues(int most) {
      this.most = most;
    }

    void add(double p, Supplier<Claim> claim) {
      all.add(p);
      if (most > 0 && (worst.size() < most || p <= worst.element().pValue())) {
        worst.add(claim.get());
        if (worst.size() > most) {
          worst.remove();
        }
      }
    }

    MarkovCheck check(double alpha) {
      double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return new MarkovCheck(
          sorted.length,
          Arrays.stream(sorted).filter(p -> p <= alpha).count(),
          sorted.length < FEWEST_TESTS
              ? OptionalDouble.empty()
              : OptionalDouble.of(uniformity(sorted)),
          worst.stream().sorted(LIKELIEST_FIRST.reversed()).toList());
    }
  }

  /// Kolmogorov's distribution with Stephens' correction for finite samples (stephens1970use).
  static double uniformity(double[] sorted) {
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double above = (i + 1.0) / n - sorted[i];
      double below = sorted[i] - (double) i / n;
      distance = Math.max(distance, Math.max(above, below));
    }
    double root = Math.sqrt(n);
    double lambda = (root + 0.12 + 0.11 / root) * distance;
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      double term = Math.exp(-2.0 * k * k * lambda * lambda);
      sum += k % 2 == 1 ? term : -term;
    }
    return Math.clamp(2 * sum, 0, 1);
  }
}
