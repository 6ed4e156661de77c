package io.causalgym.discovery.search.continuous;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;

/// The weighted DAG of a linear model with the least squared error and L1 norm, along a central
/// path that ends where a log-determinant says that the weights have no cycle.
///
/// Source: Bello, Aragam, Ravikumar, "DAGMA: Learning DAGs via M-matrices and a Log-Determinant
/// Acyclicity Characterization", NeurIPS 2022, Algorithm 1 (bello2022dagma). It departs from the
/// paper in the inner solver, {@link OrthantWise} in place of ADAM, which needs no learning rate
/// and treats the L1 norm exactly. `O(n^3)` for each step after `O(n^2 m)` for the covariances.
///
/// The problem is not convex, and rests on what {@link Notears} does.
public final class Dagma implements Learner {
  // The authors' defaults: the path's weights of the loss and the sizes of the domain.
  private static final double[] DOMAINS = {1, 0.9, 0.8, 0.7, 0.6};
  private static final double SHRINK = 0.1;
  // Of the places before the last, which only lead there, and of the last.
  private static final double WAY = 1e-4;
  private static final double TOLERANCE = 1e-6;
  // A step takes some 100 ms then, and the whole some minutes: 100 variables take 3 s, 50 take 0.5
  // s.
  private static final int MOST_VARIABLES = 500;

  /// @param lambda price of a weight's absolute value
  /// @param threshold weights up to it are no edges
  /// @param standardise whether columns are divided by their deviations first
  /// @param maxIterations steps of the solver at one place of the path
  public record Options(double lambda, double threshold, boolean standardise, int maxIterations) {
    public static final Options DEFAULT = new Options(0.03, 0.3, false, 2_000);

    public Options {
      WeightedEdges.check("lambda", lambda, 0, 1e6, 0.03);
      WeightedEdges.check("threshold", threshold, 0, 1e6, 0.3);
      WeightedEdges.check("maxIterations", maxIterations, 1, 1e6, 2_000);
    }
  }

  private final Options options;

  public Dagma(Options options) {
    this.options = options;
  }

  /// @throws DiscoveryException if there are more than 500 variables, or one is discrete or
  ///   constant
  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    WeightedEdges edges =
        new WeightedEdges(sample, knowledge, options.standardise(), MOST_VARIABLES, control);
    Path path = new Path(edges.covariance(), edges.size());
    int iterations = follow(path, edges, control);
    return edges.graph(path.weights, options.threshold(), iterations, control.deadline().passed());
  }

  /// `mu` times the loss plus the log-determinant, at one place of the central path.
  static final class Path implements SmoothFunction {
    private final LeastSquares loss;
    private final LogDeterminant cycles;
    double[] weights;
    private double mu = 1;
    private double s;

    Path(double[] covariance, int size) {
      this.loss = new LeastSquares(covariance, size);
      this.cycles = new LogDeterminant(size);
      this.weights = new double[size * size];
    }

    @Override
    public double at(double[] weights, double[] gradient) {
      double h = cycles.at(weights, s);
      if (h == Double.POSITIVE_INFINITY) {
        return h;
      }
      java.util.Arrays.fill(gradient, 0);
      double value = mu * loss.at(weights) + h;
      loss.addGradient(mu, gradient);
      cycles.addGradient(weights, gradient);
      return value;
    }

    /// The given domain, or the next larger one by tenths that holds the weights.
    void enter(double domain) {
      s = domain;
      while (cycles.at(weights, s) == Double.POSITIVE_INFINITY) {
        s += 0.1;
      }
    }
  }

  /// Follows the path to its end or the deadline; the steps taken.
  int follow(Path path, WeightedEdges edges, SearchControl control) {
    int iterations = 0;
    for (int stage = 0; stage < DOMAINS.length && !control.deadline().passed(); stage++) {
      path.enter(DOMAINS[stage]);
      OrthantWise solver =
          new OrthantWise(path, edges.penalties(options.lambda() * path.mu), edges.free(), control);
      double tolerance = stage < DOMAINS.length - 1 ? WAY : TOLERANCE;
      path.weights =
          solver.minimise(
              path.weights, tolerance * path.mu, options.maxIterations(), "mu " + path.mu);
      iterations += solver.iterations();
      path.mu *= SHRINK;
    }
    return iterations;
  }
}
