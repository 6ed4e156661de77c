/// What the kinds of models have in common.
///
/// Start at {@link io.causalgym.model.causal.CausalModel}.
@NullMarked
package io.causalgym.model.causal;

import org.jspecify.annotations.NullMarked;
