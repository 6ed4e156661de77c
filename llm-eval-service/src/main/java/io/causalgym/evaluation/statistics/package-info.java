/// Uncertainty of scores whose unit is the world: intervals, comparisons of models, regressions and
/// sample sizes. Plain numbers in, numbers out. Start at {@link
/// io.causalgym.evaluation.statistics.ClusterBootstrap} for an interval and at {@link
/// io.causalgym.evaluation.statistics.ModelComparison} for a comparison of models.
@NullMarked
package io.causalgym.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
