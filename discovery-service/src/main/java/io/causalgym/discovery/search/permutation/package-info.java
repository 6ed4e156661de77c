/// Searches over orders of the variables: an order gives each variable the parents among those
/// before it that score best, and what is sought is the order whose graph scores best.
///
/// Start at {@link io.causalgym.discovery.search.permutation.Boss}.
@NullMarked
package io.causalgym.discovery.search.permutation;

import org.jspecify.annotations.NullMarked;
