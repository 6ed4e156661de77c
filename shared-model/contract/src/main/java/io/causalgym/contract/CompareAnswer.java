package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How far an estimated graph is from the true one. A ratio without a denominator is absent.
///
/// @param shd structural Hamming distance: pairs of nodes whose edge differs
/// @param adjacency of pairs of nodes
/// @param arrowhead of arrowheads
/// @param ancestor of pairs of which the first is an ancestor of the second in the graph
/// @param sid structural intervention distance: ordered pairs whose effect the estimate would get
///   wrong; a range for an estimate that is a class
/// @param marks of the marks at the ends of edges that both graphs have
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompareAnswer(
    long shd,
    @JsonProperty(required = true) Rates adjacency,
    @JsonProperty(required = true) Rates arrowhead,
    @Nullable Rates ancestor,
    @Nullable Range sid,
    @Nullable MarkCounts marks) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rates(
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1,
      long truePositives,
      long falsePositives,
      long falseNegatives) {}

  public record Range(long lower, long upper) {}

  /// Of the marks at the ends of edges that both graphs have: how many are alike.
  public record MarkCounts(long equal, long total) {}
}
