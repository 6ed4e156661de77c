/// Linear Gaussian models in numbers: implied moments, interventions, effects along paths, and
/// counterfactuals, all by sweeps along the sparse coefficients.
///
/// Start at {@link io.causalgym.inference.linear.ImpliedMoments}, {@link
/// io.causalgym.inference.linear.TotalEffects} and {@link
/// io.causalgym.inference.linear.Counterfactuals}.
@NullMarked
package io.causalgym.inference.linear;

import org.jspecify.annotations.NullMarked;
