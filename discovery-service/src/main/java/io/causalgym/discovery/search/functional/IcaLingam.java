package io.causalgym.discovery.search.functional;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The DAG of a linear model with non-Gaussian, independent noise, from its independent components:
/// rows of the unmixing matrix are matched to variables, and small effects are set to zero until
/// the rest has a causal order; edges are pruned then, see {@link OrderedParents}.
///
/// Source: Shimizu et al., "A Linear Non-Gaussian Acyclic Model for Causal Discovery", JMLR 2006,
/// Algorithm A (shimizu2006linear); the number of zeros is found by bisection instead of one by
/// one, as more zeros keep an order. The components are a local optimum that may depend on the
/// seed; {@link DirectLingam} has no such choice.
public final class IcaLingam implements Learner {

  /// @param penalty factor of `log m` that an edge must gain in likelihood; 0 keeps the full order
  public record Options(double penalty) {
    public static final Options DEFAULT = new Options(2);

    public Options {
      OrderedParents.checkPenalty(penalty);
    }
  }

  private final Options options;

  public IcaLingam(Options options) {
    this.options = options;
  }

  /// @throws DiscoveryException if a column is discrete, constant or a function of others
  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    ContinuousColumns columns = ContinuousColumns.of(sample);
    Precedence precedence = Precedence.of(knowledge, columns.names());
    double[] correlation = columns.correlation(control);
    if (control.deadline().passed()) {
      return stopped(columns, knowledge);
    }
    FastIca.Components components = FastIca.find(columns, correlation, control);
    double[] effects = effects(components.unmixing().data, columns.size());
    int[] order = order(effects, columns.size(), precedence);
    List<Edge> edges =
        OrderedParents.find(
            order,
            correlation,
            knowledge,
            columns.names(),
            columns.rows(),
            options.penalty(),
            control.deadline());
    boolean partial = control.deadline().passed();
    List<String> notes = new ArrayList<>(DirectLingam.notes(columns, order));
    if (!components.converged()) {
      notes.add("the independent components did not converge; try another seed or more rows");
    }
    return new LearnedGraph(
        GraphKind.DAG,
        columns.names(),
        partial ? DirectLingam.withRequired(edges, knowledge) : edges,
        0,
        OptionalDouble.empty(),
        notes,
        partial);
  }

  private static LearnedGraph stopped(ContinuousColumns columns, Knowledge knowledge) {
    return new LearnedGraph(
        GraphKind.DAG,
        columns.names(),
        DirectLingam.withRequired(List.of(), knowledge),
        0,
        OptionalDouble.empty(),
        List.of(),
        true);
  }

  /// Absolute total coefficients `|B|`, row `to`, column `from`, from an unmixing matrix whose rows
  /// are put where the diagonal is large and scaled to a diagonal of one.
  static double[] effects(double[] unmixing, int size) {
    double[] cost = new double[size * size];
    for (int at = 0; at < cost.length; at++) {
      cost[at] = 1 / Math.max(Math.abs(unmixing[at]), 1e-12);
    }
    int[] rows = Assignment.rows(cost, size);
    double[] effects = new double[size * size];
    for (int to = 0; to < size; to++) {
      double diagonal = unmixing[rows[to] * size + to];
      for (int from = 0; from < size; from++) {
        double effect = Math.abs(unmixing[rows[to] * size + from] / diagonal);
        effects[to * size + from] = from == to || Double.isNaN(effect) ? 0 : effect;
      }
    }
    return effects;
  }

  /// The order that agrees with all effects but the fewest smallest.
  static int[] order(double[] effects, int size, Precedence precedence) {
    int[] ascending =
        IntStream.range(0, effects.length)
            .boxed()
            .sorted(Comparator.comparingDouble(at -> effects[at]))
            .mapToInt(Integer::intValue)
            .toArray();
    int low = 0;
    int high = effects.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order(without(effects, ascending, middle), size, precedence).length == size) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return order(without(effects, ascending, low), size, precedence);
  }

  private static boolean[] without(double[] effects, int[] ascending, int zeros) {
    boolean[] left = new boolean[effects.length];
    for (int at = zeros; at < ascending.length; at++) {
      left[ascending[at]] = effects[ascending[at]] > 0;
    }
    return left;
  }

  /// An order in which causes stand first, as far as there is one.
  private static int[] order(boolean[] effects, int size, Precedence precedence) {
    boolean[] placed = new boolean[size];
    int[] order = new int[size];
    int count = 0;
    int next = 0;
    while (next < size) {
      if (!placed[next] && free(next, effects, placed) && precedence.free(next, placed)) {
        placed[next] = true;
        order[count++] = next;
        next = 0;
      } else {
        next++;
      }
    }
    return Arrays.copyOf(order, count);
  }

  private static boolean free(int to, boolean[] effects, boolean[] placed) {
    for (int from = 0; from < placed.length; from++) {
      if (!placed[from] && effects[to * placed.length + from]) {
        return false;
      }
    }
    return true;
  }
}
