/// Numbers from formulas: an estimand evaluated on a table of observed probabilities.
///
/// Start at {@link io.causalgym.inference.evaluation.EffectEvaluator}.
@NullMarked
package io.causalgym.inference.evaluation;

import org.jspecify.annotations.NullMarked;
