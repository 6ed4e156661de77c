/// Causal worlds with full models, a story, and what they teach.
///
/// Start at {@link io.causalgym.model.environment.Environments}.
@NullMarked
package io.causalgym.model.environment;

import org.jspecify.annotations.NullMarked;
