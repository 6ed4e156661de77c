/// Searches that minimise a smooth function of edge weights, acyclic at its end, in place of a walk
/// over graphs.
///
/// Start at {@link io.causalgym.discovery.search.continuous.Notears}.
@NullMarked
package io.causalgym.discovery.search.continuous;

import org.jspecify.annotations.NullMarked;
