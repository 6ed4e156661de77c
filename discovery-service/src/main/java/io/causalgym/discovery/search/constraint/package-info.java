/// Searches that decide by tests of conditional independence.
///
/// Start at {@link io.causalgym.discovery.search.constraint.Pc}, and at {@link
/// io.causalgym.discovery.search.constraint.SkeletonSearch} for what they share.
@NullMarked
package io.causalgym.discovery.search.constraint;

import org.jspecify.annotations.NullMarked;
