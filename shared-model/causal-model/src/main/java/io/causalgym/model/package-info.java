/// Causal models with numbers: discrete probability tables and what is computed from them.
///
/// Start at {@link io.causalgym.model.Table}.
@NullMarked
package io.causalgym.model;

import org.jspecify.annotations.NullMarked;
