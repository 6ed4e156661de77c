/// Formulas of identified effects over probabilities of observed variables.
///
/// Start at {@link io.causalgym.inference.identification.expression.Estimand}; formulas are built
/// by {@link io.causalgym.inference.identification.expression.Algebra}.
@NullMarked
package io.causalgym.inference.identification.expression;

import org.jspecify.annotations.NullMarked;
