package io.causalgym.discovery.search.continuous;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;

/// The weighted DAG of a linear model with the least squared error and L1 norm, by the augmented
/// Lagrangian of a smooth function that is 0 where the weights have no cycle.
///
/// Source: Zheng et al., "DAGs with NO TEARS", NeurIPS 2018, Algorithm 1 (zheng2018dags). It
/// departs from the paper in the inner solver, see {@link OrthantWise}. `O(n^3)` for each of some
/// hundreds to thousands of steps after `O(n^2 m)` for the covariances.
///
/// The problem is not convex: another start might end elsewhere. Rests on noise of one variance in
/// all variables; see Reisach et al., "Beware of the Simulated DAG!", NeurIPS 2021
/// (reisach2021beware).
public final class Notears implements Learner {
  // Constants of the authors' program: the multiplier's growth, its end, and when h is 0.
  private static final double GROWTH = 10;
  private static final double MOST_RHO = 1e16;
  private static final double ZERO = 1e-8;
  private static final double PROGRESS = 0.25;
  private static final int MOST_ROUNDS = 100;
  private static final double TOLERANCE = 1e-5;
  // A step takes some 50 ms then, and the whole some minutes: 100 variables take 6 s, 50 take 1.5
  // s.
  private static final int MOST_VARIABLES = 300;

  /// @param lambda price of a weight's absolute value
  /// @param threshold weights up to it are no edges
  /// @param standardise whether columns are divided by their deviations first
  /// @param maxIterations steps of the solver in one round
  public record Options(double lambda, double threshold, boolean standardise, int maxIterations) {
    public static final Options DEFAULT = new Options(0.1, 0.3, false, 2_000);

    public Options {
      WeightedEdges.check("lambda", lambda, 0, 1e6, 0.1);
      WeightedEdges.check("threshold", threshold, 0, 1e6, 0.3);
      WeightedEdges.check("maxIterations", maxIterations, 1, 1e6, 2_000);
    }
  }

  private final Options options;

  public Notears(Options options) {
    this.options = options;
  }

  /// @throws DiscoveryException if there are more than 300 variables, or one is discrete or
  ///   constant
  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    WeightedEdges edges =
        new WeightedEdges(sample, knowledge, options.standardise(), MOST_VARIABLES, control);
    Fit fit = fit(edges, control);
    return edges.graph(fit.weights, options.threshold(), fit.iterations, !fit.complete);
  }

  /// The augmented Lagrangian and its multipliers.
  static final class Lagrangian implements SmoothFunction {
    private final LeastSquares loss;
    private final TraceExponential cycles;
    private double rho = 1;
    private double alpha;

    Lagrangian(double[] covariance, int size) {
      this.loss = new LeastSquares(covariance, size);
      this.cycles = new TraceExponential(size);
    }

    @Override
    public double at(double[] weights, double[] gradient) {
      double h = cycles.at(weights);
      double value = loss.at(weights) + rho / 2 * h * h + alpha * h;
      if (!Double.isFinite(value)) {
        return Double.POSITIVE_INFINITY;
      }
      java.util.Arrays.fill(gradient, 0);
      loss.addGradient(1, gradient);
      cycles.addGradient(weights, rho * h + alpha, gradient);
      return value;
    }
  }

  /// Weights before the threshold.
  static final class Fit {
    double[] weights;
    int iterations;
    boolean complete;

    private Fit(int size) {
      this.weights = new double[size * size];
    }
  }

  Fit fit(WeightedEdges edges, SearchControl control) {
    int size = edges.size();
    Fit fit = new Fit(size);
    Lagrangian lagrangian = new Lagrangian(edges.covariance(), size);
    OrthantWise solver =
        new OrthantWise(lagrangian, edges.penalties(options.lambda()), edges.free(), control);
    double h = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && !control.deadline().passed(); round++) {
      double before = h;
      do {
        fit.weights =
            solver.minimise(
                fit.weights, TOLERANCE, options.maxIterations(), "rho " + lagrangian.rho);
        h = lagrangian.cycles.at(fit.weights);
        if (h <= PROGRESS * before) {
          break;
        }
        lagrangian.rho *= GROWTH;
      } while (lagrangian.rho < MOST_RHO && !control.deadline().passed());
      lagrangian.alpha += lagrangian.rho * h;
      if (h <= ZERO || lagrangian.rho >= MOST_RHO) {
        break;
      }
    }
    fit.iterations = solver.iterations();
    fit.complete = !control.deadline().passed();
    return fit;
  }
}
