package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Greedy equivalence search: adds edges while that improves the score, then removes, then turns,
/// and begins again until nothing improves. With a consistent score it finds the true class in the
/// limit of large samples.
///
/// The score should be the same for equivalent DAGs. A search under knowledge goes through the
/// classes that have a member which obeys it; that way may end before the best class, so a search
/// without knowledge follows, whose class is taken if it obeys the knowledge and is better. A move
/// is scored again only after a change around its node. Time grows exponentially with the cliques
/// among the undirected edges at one node; after 4096 of them the rest is left out, and a note says
/// so.
///
/// Sources: Chickering, "Optimal structure identification with greedy search", JMLR 2002
/// (chickering2002optimal); turning phase and iteration: Hauser and Bühlmann, "Characterization and
/// greedy learning of interventional Markov equivalence classes of directed acyclic graphs", JMLR
/// 2012, section 4 (hauser2012characterization).
public final class Ges implements Learner {
  private final Function<Sample, Score> score;
  private final GesOptions options;

  public Ges(Function<Sample, Score> score, GesOptions options) {
    this.score = score;
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    ClassResult.checkSize(sample.size());
    Score scored = score.apply(sample);
    EquivalenceSearch search = search(scored, knowledge, control);
    search.run(options.iterate());
    if (!knowledge.isEmpty() && !search.stopped()) {
      Knowledge none = Knowledge.none(sample.size());
      EquivalenceSearch free = search(scored, none, control.with(Checkpoints.NONE));
      free.run(options.iterate());
      search.consider(free);
    }
    return ClassResult.of(search, sample);
  }

  private EquivalenceSearch search(Score scored, Knowledge knowledge, SearchControl control) {
    int size = scored.size();
    List<Operators> phases = new ArrayList<>();
    phases.add(new Insertions(size, knowledge, options.maxDegree(), false));
    phases.add(new Deletions(size, knowledge));
    if (options.turning()) {
      phases.add(new Turns(size, knowledge));
    }
    return new EquivalenceSearch(scored, knowledge, control, phases);
  }
}
