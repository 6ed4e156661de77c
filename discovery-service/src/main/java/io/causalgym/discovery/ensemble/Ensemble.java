package io.causalgym.discovery.ensemble;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.SearchProgress;
import io.causalgym.graph.Edge;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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
  /// whole are counted.
  ///
  /// @param control its seed draws the rows; a search within a replicate has the same seed
  public EdgeFrequencies learn(
      Sample sample, Knowledge knowledge, int first, int count, SearchControl control) {
    // In memory once, so that drawing rows copies arrays and reads no file.
    Sample rows = MemorySample.ofRows(sample, all(sample.rows()));
    @Nullable LearnedGraph[] graphs = new @Nullable LearnedGraph[count];
    AtomicInteger done = new AtomicInteger();
    SearchControl within =
        control.with(ParallelLoop.sequential()).with(SearchProgress.NONE).with(Checkpoints.NONE);
    control
        .loop()
        .run(
            count,
            () -> within,
            (search, index) -> {
              if (!control.deadline().passed()) {
                graphs[index] = replicate(rows, knowledge, first + index, search);
                control.progress().at(done.incrementAndGet(), count, "searches", "replicates");
              }
            });
    return counted(
        Arrays.stream(graphs).filter(graph -> graph != null && !graph.partial()).toList());
  }

  private LearnedGraph replicate(
      Sample rows, Knowledge knowledge, int replicate, SearchControl control) {
    int[] drawn = resampling.draw(rows.rows(), control.seed(), replicate);
    return learner.learn(MemorySample.ofRows(rows, drawn), knowledge, control);
  }

  private static int[] all(int rows) {
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    return all;
  }

  private static EdgeFrequencies counted(List<@Nullable LearnedGraph> graphs) {
    Map<Edge, Integer> counts = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (@Nullable LearnedGraph graph : graphs) {
      LearnedGraph whole = Objects.requireNonNull(graph, "filtered");
      if (names.isEmpty()) {
        names.addAll(whole.names());
      }
      whole.edges().forEach(edge -> counts.merge(edge, 1, Integer::sum));
    }
    return new EdgeFrequencies(names, graphs.size(), counts);
  }
}
