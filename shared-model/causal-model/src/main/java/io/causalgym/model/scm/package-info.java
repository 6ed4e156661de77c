/// Structural causal models over discrete variables: every variable is a function of its parents
/// and of independent noises.
///
/// Start at {@link io.causalgym.model.scm.DiscreteScm}.
@NullMarked
package io.causalgym.model.scm;

import org.jspecify.annotations.NullMarked;
