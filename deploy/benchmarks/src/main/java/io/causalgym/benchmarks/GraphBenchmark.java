package io.causalgym.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.inference.adjustment.AdjustmentSearch;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.IdentificationQuery;
import io.causalgym.inference.identification.Identifier;
import java.util.List;
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
  private IdentificationQuery effect = new IdentificationQuery(List.of(), List.of(), List.of());
  private final Identifier identifier = Identifier.withAllCriteria();

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
    JsonNode three = scale.query("id3").orElseThrow();
    effect =
        new IdentificationQuery(
            ScaleCase.names(three, "outcome"), ScaleCase.names(three, "do"), List.of());
    adjustment =
        scale
            .query("adjustment")
            .map(query -> Question.of(read, query, "do", "outcome", "given"))
            .orElseGet(() -> Question.of(read, three, "do", "outcome", "given"));
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

  /// Decision and formula for three treatments and two outcomes.
  @Benchmark
  public Identification identification() {
    return identifier.identify(separation.graph(), effect, Deadline.NONE);
  }

  /// The same with the formula written as text.
  @Benchmark
  public String identificationAsText() {
    return switch (identifier.identify(separation.graph(), effect, Deadline.NONE)) {
      case Identification.Identified identified -> identified.estimand().text();
      case Identification.NotIdentified none -> none.reason();
    };
  }
}
