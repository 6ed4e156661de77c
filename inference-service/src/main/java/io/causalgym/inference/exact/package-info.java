/// Exact answers from discrete Bayesian networks: posteriors, joint evidence, most probable
/// explanations, under observation and intervention; a sampling answer where exactness is too wide.
///
/// Start at {@link io.causalgym.inference.exact.ExactInference}.
@NullMarked
package io.causalgym.inference.exact;

import org.jspecify.annotations.NullMarked;
