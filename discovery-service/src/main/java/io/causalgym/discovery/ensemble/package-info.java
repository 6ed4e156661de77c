/// How sure an edge is: the same search on replicates of a sample, and what they have in common.
///
/// Start at {@link io.causalgym.discovery.ensemble.Ensemble}.
@NullMarked
package io.causalgym.discovery.ensemble;

import org.jspecify.annotations.NullMarked;
