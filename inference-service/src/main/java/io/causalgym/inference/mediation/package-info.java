/// How much of an effect goes which way: total, controlled, natural direct and indirect, and
/// path-specific effects, from a model or from a distribution and a graph.
///
/// Start at {@link io.causalgym.inference.mediation.ModelMediation} and {@link
/// io.causalgym.inference.mediation.ObservedMediation}.
@NullMarked
package io.causalgym.inference.mediation;

import org.jspecify.annotations.NullMarked;
