/// Searches in time series: causes at earlier times and at the same time.
///
/// Start at {@link io.causalgym.discovery.search.temporal.PcmciPlus}.
@NullMarked
package io.causalgym.discovery.search.temporal;

import org.jspecify.annotations.NullMarked;
