package io.causalgym.discovery.search.temporal;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.functional.Precedence;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Links between variables of a time series, from earlier times and within one, by tests of
/// momentary conditional independence.
///
/// The rows of the sample are consecutive times. **The nodes of the result are not the sample's
/// variables**: node `i` is `X(t)` for variable `i`, and node `lag * n + i` is `X(t-lag)`. Each
/// link stands once, into the present; as the series is taken as stationary, it holds at every
/// time. A link of the present without a direction is `--`. Knowledge is of variables: a forbidden
/// edge is ruled out at every lag, a required one stands at lag 0, and a variable may always depend
/// on its own past.
///
/// Source: Runge, "Discovering Contemporaneous and Lagged Causal Relations in Autocorrelated
/// Nonlinear Time Series Datasets", UAI 2020 (runge2020discovering), with partial correlations over
/// the windows of `2 maxLag + 1` rows. Linear effects, stationarity and that no common cause is
/// latent are not checked. Exponential in the neighbours at one time, else `O(n^2 maxLag)` tests.
public final class PcmciPlus implements Learner {
  // The matrix of correlations takes 128 MB then.
  private static final int MOST_COLUMNS = 4_000;

  /// @param maxLag the longest lag of a direct effect, at least 1
  /// @param alpha level of the tests
  /// @param colliders how colliders are told
  public record Options(int maxLag, double alpha, ColliderRule colliders) {
    public static final Options DEFAULT = new Options(3, 0.01, ColliderRule.MAJORITY);

    public Options {
      if (maxLag < 1 || maxLag > 1_000) {
        throw new DiscoveryException(
            "parameters.maxLag",
            Integer.toString(maxLag),
            "maxLag " + maxLag + " is not from 1 to 1000; 3 is usual");
      }
      if (!(alpha > 0 && alpha < 1)) {
        throw new DiscoveryException(
            "parameters.alpha",
            Double.toString(alpha),
            "alpha " + alpha + " is not between 0 and 1; 0.01 is usual");
      }
    }
  }

  private final Options options;

  public PcmciPlus(Options options) {
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    List<String> names = sample.variables().stream().map(Variable::name).toList();
    int length = 2 * options.maxLag() + 1;
    checkColumns(names.size(), length);
    LaggedWindows windows = LaggedWindows.of(sample, length);
    LaggedTest test =
        new PartialCorrelation(
            windows.correlation(names, control),
            names.size() * length,
            windows.count(),
            options.alpha());
    List<String> notes = new ArrayList<>();
    if (windows.dropped() > 0) {
      notes.add(windows.dropped() + " windows with missing values were left out");
    }
    return learn(names, test, knowledge, control, notes);
  }

  private void checkColumns(int size, int length) {
    if ((long) size * length > MOST_COLUMNS) {
      throw new DiscoveryException(
          "parameters.maxLag",
          Integer.toString(options.maxLag()),
          size
              + " variables at "
              + length
              + " times are more than "
              + MOST_COLUMNS
              + " lagged columns; take a smaller maxLag or fewer variables");
    }
  }

  /// The search with any test over lags up to `2 maxLag`.
  LearnedGraph learn(
      List<String> names,
      LaggedTest test,
      Knowledge knowledge,
      SearchControl control,
      List<String> notes) {
    Precedence.of(knowledge, names);
    int size = names.size();
    AtomicLong tests = new AtomicLong();
    int[][] conditions =
        LaggedConditions.find(size, options.maxLag(), test, knowledge, control, tests);
    LaggedLinks links = new LaggedLinks(size, options.maxLag());
    MomentarySkeleton skeleton =
        new MomentarySkeleton(links, conditions, test, knowledge, control, tests);
    skeleton.find();
    PresentOrientation orientation = new PresentOrientation(links, knowledge);
    if (!control.deadline().passed()) {
      UnshieldedTriples unshielded =
          new UnshieldedTriples(links, skeleton, knowledge, options.colliders(), control);
      List<UnshieldedTriples.Triple> triples = unshielded.all();
      UnshieldedTriples.Middle[] middles = unshielded.middles(triples, tests);
      if (!control.deadline().passed()) {
        orientation.orientColliders(triples, middles);
        orientation.close();
      }
    }
    notes.addAll(notes(orientation, names));
    return new LearnedGraph(
        GraphKind.CPDAG,
        laggedNames(names),
        orientation.edges(),
        tests.get(),
        OptionalDouble.empty(),
        notes,
        control.deadline().passed());
  }

  private List<String> laggedNames(List<String> names) {
    List<String> lagged = new ArrayList<>();
    for (int lag = 0; lag <= options.maxLag(); lag++) {
      String time = lag == 0 ? "(t)" : "(t-" + lag + ")";
      names.forEach(name -> lagged.add(name + time));
    }
    return lagged;
  }

  private static List<String> notes(PresentOrientation orientation, List<String> names) {
    List<String> notes = new ArrayList<>();
    notes.add("the series is taken as stationary: a link holds at every time");
    List<int[]> conflicts = orientation.conflicts();
    if (!conflicts.isEmpty()) {
      notes.add(
          conflicts.stream()
              .map(pair -> names.get(pair[0]) + "(t) -- " + names.get(pair[1]) + "(t)")
              .collect(
                  Collectors.joining(
                      ", ", "directions contradict each other and were left open: ", "")));
    }
    if (orientation.ambiguous() > 0) {
      notes.add(orientation.ambiguous() + " triples were ambiguous: neither collider nor not");
    }
    return notes;
  }
}
