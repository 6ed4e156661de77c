/// Load on a running system, by Gatling: the reference mix of users, and arrivals at a fixed rate.
///
/// Start at {@link io.causalgym.load.ReferenceMix}.
@NullMarked
package io.causalgym.load;

import org.jspecify.annotations.NullMarked;
