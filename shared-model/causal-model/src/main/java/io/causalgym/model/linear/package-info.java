/// Linear Gaussian structural equation models.
///
/// Start at {@link io.causalgym.model.linear.LinearModel}.
@NullMarked
package io.causalgym.model.linear;

import org.jspecify.annotations.NullMarked;
