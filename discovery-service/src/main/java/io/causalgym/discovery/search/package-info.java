/// What every search for a causal graph has in common: what it is given, what it tells while it
/// runs, what it returns. The algorithms are in the packages below, one for each family.
///
/// Start at {@link io.causalgym.discovery.search.Learner}.
@NullMarked
package io.causalgym.discovery.search;

import org.jspecify.annotations.NullMarked;
