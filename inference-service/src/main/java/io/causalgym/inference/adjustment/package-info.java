/// Covariate adjustment: which sets of covariates turn an association into the total effect of
/// treatments on outcomes, and which sets of mediators do so through the front door.
///
/// Start at {@link io.causalgym.inference.adjustment.AdjustmentSearch}.
@NullMarked
package io.causalgym.inference.adjustment;

import org.jspecify.annotations.NullMarked;
