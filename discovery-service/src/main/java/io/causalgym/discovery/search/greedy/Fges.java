package io.causalgym.discovery.search.greedy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import java.util.List;
import java.util.function.Function;

/// Fast greedy equivalence search: one forward and one backward phase, in which (with faithfulness
/// assumed) only variables can become adjacent of which one improves the score as the only parent
/// of the other.
///
/// It differs from {@link Ges}: nothing is turned or done again; and with faithfulness assumed a
/// pair whose dependence shows only given others is never joined, not even for a while, on which
/// the proof for GES relies: even from exact covariances the result may be another class. It is for
/// comparison and for very many variables; in this implementation {@link Ges} costs little more.
/// Moves are scored in parallel and again only after a change around their node, as in the paper.
///
/// Source: Ramsey, Glymour, Sanchez-Romero and Glymour, "A million variables and more: the Fast
/// Greedy Equivalence Search algorithm for learning high-dimensional graphical causal models, with
/// an application to functional magnetic resonance images", International Journal of Data Science
/// and Analytics 2017, section 3 (ramsey2017million).
public final class Fges implements Learner {
  private final Function<Sample, Score> score;
  private final FgesOptions options;

  public Fges(Function<Sample, Score> score, FgesOptions options) {
    this.score = score;
    this.options = options;
  }

  @Override
  public LearnedGraph learn(Sample sample, Knowledge knowledge, SearchControl control) {
    int size = sample.size();
    ClassResult.checkSize(size);
    List<Operators> phases =
        List.of(
            new Insertions(size, knowledge, options.maxDegree(), options.faithfulness()),
            new Deletions(size, knowledge));
    EquivalenceSearch search =
        new EquivalenceSearch(score.apply(sample), knowledge, control, phases);
    search.run(false);
    return ClassResult.of(search, sample);
  }
}
