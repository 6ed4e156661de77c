package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import java.util.List;

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
    this.control = control.with(Checkpoints.NONE);
  }

  /// Removes edges while that improves the score.
  ///
  /// @param parents of each variable in a DAG that obeys the knowledge
  public LearnedGraph from(int[][] parents, Sample sample) {
    ClassResult.checkSize(sample.size());
    EquivalenceSearch search =
        new EquivalenceSearch(
            score, knowledge, control, List.of(new Deletions(sample.size(), knowledge)));
    search.startAt(parents);
    search.run(false);
    return ClassResult.of(search, sample);
  }
}
