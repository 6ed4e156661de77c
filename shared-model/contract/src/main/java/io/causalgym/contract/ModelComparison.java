package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/// The difference of two models' causal scores, paired by world.
///
/// @param difference of `a` to `b`
/// @param p two-sided, of no difference
/// @param pAdjusted for all comparisons of the evaluation
/// @param worlds that both answered
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelComparison(
    String a, String b, double difference, double p, double pAdjusted, int worlds) {}
