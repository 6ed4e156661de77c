package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import java.util.List;
import java.util.Optional;

/// The backward phase of {@link Ges} alone, from the class of a given DAG: what makes a DAG that is
/// right but has edges too many the true class, in the limit of large samples.
///
/// Source: Chickering, "Optimal structure identification with greedy search", JMLR 2002, section 4
/// (chickering2002optimal).
public final class BackwardSearch {
  private final Score score;
  private final Knowledge knowledge;
  private final SearchControl control;

  /// @param control its checkpoints are left to the caller
  public BackwardSearch(Score score, Knowledge knowledge, SearchControl control) {
    this.score = score;
    this.knowledge = knowledge;
    this.control = control;
  }

  /// Removes edges while that improves the score.
  ///
  /// @param parents of each variable in a DAG that obeys the knowledge
  public LearnedGraph from(int[][] parents, Sample sample) {
    ClassResult.checkSize(sample.size());
    EquivalenceSearch search =
        new EquivalenceSearch(
            score,
            knowledge,
            control.with(new TakenUpAt(place(parents))),
            List.of(new Deletions(sample.size(), knowledge)));
    search.run(false);
    return ClassResult.of(search, sample);
  }

  private static String place(int[][] parents) {
    PartialDag graph = new PartialDag(parents.length);
    for (int node = 0; node < parents.length; node++) {
      for (int parent : parents[node]) {
        graph.direct(parent, node);
      }
    }
    if (!new Completion(parents.length).complete(graph)) {
      throw new IllegalArgumentException("the parents make a directed cycle");
    }
    return new SearchPlace(0, false, parents.length, graph.edges()).text();
  }

  /// A search that begins at a class is one that was interrupted there.
  private record TakenUpAt(String place) implements Checkpoints {
    @Override
    public Optional<String> last() {
      return Optional.of(place);
    }

    @Override
    public void save(String place) {}
  }
}
