package io.causalgym.discovery.ensemble;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.SearchProgress;
import io.causalgym.graph.Edge;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The same search on many replicates of a sample.
///
/// Replicates are searched side by side, each by one thread, and depend on their numbers alone: any
/// number of threads, and any division of the replicates among machines, gives the same counts.
public final class Ensemble {
  private final Learner learner;
  private final Resampling resampling;

  public Ensemble(Learner learner, Resampling resampling) {
    this.learner = learner;
    this.resampling = resampling;
  }

  /// Searches the replicates `first .. first + count - 1`; when the deadline passes, those that are
  /// whole are counted. A replicate that the search refuses, such as one without a rare value whose
  /// column is then constant, is not counted; whoever asks for replicates searches all rows too and
  /// is told there what is wrong with every one of them.
  ///
  /// @param control its seed draws the rows; a search within a replicate has the same seed
  public EdgeFrequencies learn(
      Sample sample, Knowledge knowledge, int first, int count, SearchControl control) {
    Sample rows = inMemory(sample);
    Tally tally = new Tally();
    SearchControl within =
        control.with(ParallelLoop.sequential()).with(SearchProgress.NONE).with(Checkpoints.NONE);
    control
        .loop()
        .run(
            count,
            () -> within,
            (search, index) -> {
              if (!control.deadline().passed()) {
                Optional<LearnedGraph> found = replicate(rows, knowledge, first + index, search);
                int done = tally.add(found);
                control.progress().at(done, count, "searches", "replicates");
              }
            });
    return tally.frequencies();
  }

  private Optional<LearnedGraph> replicate(
      Sample rows, Knowledge knowledge, int replicate, SearchControl control) {
    int[] drawn = resampling.draw(rows.rows(), control.seed(), replicate);
    try {
      return Optional.of(learner.learn(MemorySample.ofRows(rows, drawn), knowledge, control));
    } catch (DiscoveryException refused) {
      return Optional.empty();
    }
  }

  /// Drawing rows then copies arrays and reads no file.
  private static Sample inMemory(Sample sample) {
    if (sample instanceof MemorySample) {
      return sample;
    }
    int[] all = new int[sample.rows()];
    Arrays.setAll(all, row -> row);
    return MemorySample.ofRows(sample, all);
  }

  /// Counts graphs as they come, from any thread: a sum does not depend on their order.
  private static final class Tally {
    private final Map<Edge, Integer> counts = new TreeMap<>();
    private List<String> names = List.of();
    private int whole;
    private int done;

    /// @return how many were added
    synchronized int add(Optional<LearnedGraph> found) {
      if (found.isPresent() && !found.get().partial()) {
        names = found.get().names();
        found.get().edges().forEach(edge -> counts.merge(edge, 1, Integer::sum));
        whole++;
      }
      return ++done;
    }

    synchronized EdgeFrequencies frequencies() {
      return new EdgeFrequencies(names, whole, counts);
    }
  }
}
