package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.GraphKind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Hill climbing over DAGs with a tabu list: adds, removes or reverses the edge that improves the
/// score most; on a hill it goes on along the best way down that leads to no graph just left, and
/// returns the best graph it met.
///
/// Each move scores one node again, or two: one batch of local scores each. Memory: 8 bytes for
/// each pair of variables.
///
/// Sources: Heckerman, Geiger and Chickering, "Learning Bayesian networks: The combination of
/// knowledge and statistical data", Machine Learning 1995, section 7.1 (heckerman1995learning);
/// tabu list of whole graphs: Glover, "Tabu search, part I", ORSA Journal on Computing 1989
/// (glover1989tabu).
public final class HillClimbing implements Learner {
  private static final int MOST_VARIABLES = 5_000;

  private final Function<Sample, Score> score;
  private final HillClimbingOptions options;

  public HillClimbing(Function<Sample, Score> score, HillClimbingOptions options) {
    this.score = score;
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    if (sample.size() > MOST_VARIABLES) {
      throw new DiscoveryException(
          "dataset",
          Integer.toString(sample.size()),
          sample.size()
              + " variables: hill climbing takes "
              + MOST_VARIABLES
              + " at most; choose fewer or use GES");
    }
    DagClimb climb = new DagClimb(score.apply(sample), knowledge, control, options);
    climb.run(RequiredEdges.of(sample.size(), knowledge));
    return result(climb, sample, knowledge);
  }

  private LearnedGraph result(DagClimb climb, Sample sample, Knowledge knowledge) {
    PartialDag found = climb.best();
    double total = climb.gains().total(found);
    if (options.cpdag()) {
      if (!new Completion(found.size).complete(found)) {
        throw new IllegalStateException("hill climbing found a cycle");
      }
      if (!knowledge.isEmpty()) {
        new KnowledgeOrientation(found.size, knowledge).orient(found);
      }
    }
    return new LearnedGraph(
        options.cpdag() ? GraphKind.CPDAG : GraphKind.DAG,
        sample.variables().stream().map(Variable::name).toList(),
        found.edges(),
        climb.gains().asked(),
        Double.isFinite(total) ? OptionalDouble.of(total) : OptionalDouble.empty(),
        List.of(),
        climb.stopped());
  }
}
