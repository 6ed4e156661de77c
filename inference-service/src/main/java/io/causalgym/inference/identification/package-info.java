/// Whether an effect follows from a causal graph and the observational distribution, and by which
/// formula.
///
/// Start at {@link io.causalgym.inference.identification.Identifier}.
@NullMarked
package io.causalgym.inference.identification;

import org.jspecify.annotations.NullMarked;
