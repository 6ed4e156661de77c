/// What of a linear model a graph identifies from a covariance matrix: conditional instruments, and
/// coefficients by the half-trek criterion.
///
/// Start at {@link io.causalgym.inference.linear.identification.ConditionalInstruments} and {@link
/// io.causalgym.inference.linear.identification.HalfTrekCriterion}.
@NullMarked
package io.causalgym.inference.linear.identification;

import org.jspecify.annotations.NullMarked;
