/// Samples as columns: what discovery and estimation learn from.
///
/// Start at {@link io.causalgym.dataset.Sample}.
@NullMarked
package io.causalgym.dataset;

import org.jspecify.annotations.NullMarked;
