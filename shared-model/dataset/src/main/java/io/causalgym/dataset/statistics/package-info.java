/// Sufficient statistics and summaries in one pass over blocks of rows.
///
/// Start at {@link io.causalgym.dataset.statistics.Covariances}.
@NullMarked
package io.causalgym.dataset.statistics;

import org.jspecify.annotations.NullMarked;
