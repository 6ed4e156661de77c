package io.causalgym.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.inference.adjustment.AdjustmentSearch;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time of one separation, one minimal adjustment set and one identification, graph in memory.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GraphBenchmark {

  @Param({"scale_n100_m400_b0_s1", "scale_n1000_m5000_b0_s1", "scale_n1000_m5000_b20_s1"})
  public String graph = "";

  private Question separation = Question.NONE;
  private Question adjustment = Question.NONE;
  private Question effect = Question.NONE;

  /// Node sets of one question, resolved before the clock runs.
  private record Question(MixedGraph graph, NodeSet first, NodeSet second, NodeSet third) {
    static final Question NONE =
        new Question(MixedGraph.builder().build(), NodeSet.EMPTY, NodeSet.EMPTY, NodeSet.EMPTY);

    static Question of(
        MixedGraph graph, JsonNode query, String first, String second, String third) {
      return new Question(
          graph,
          graph.nodes(ScaleCase.names(query, first)),
          graph.nodes(ScaleCase.names(query, second)),
          graph.nodes(ScaleCase.names(query, third)));
    }
  }

  @Setup
  public void read() {
    ScaleCase scale = ScaleCase.named(graph);
    MixedGraph read = scale.graph();
    separation = Question.of(read, scale.query("separation").orElseThrow(), "a", "b", "given");
    effect = Question.of(read, scale.query("id3").orElseThrow(), "do", "outcome", "given");
    adjustment =
        scale
            .query("adjustment")
            .map(query -> Question.of(read, query, "do", "outcome", "given"))
            .orElse(effect);
  }

  @Benchmark
  public boolean separation() {
    return MSeparation.separated(
        separation.graph(), separation.first(), separation.second(), separation.third());
  }

  @Benchmark
  public Optional<NodeSet> minimalAdjustmentSet() {
    return AdjustmentSearch.minimal(adjustment.graph(), adjustment.first(), adjustment.second());
  }
}
