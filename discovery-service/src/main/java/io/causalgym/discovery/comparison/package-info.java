/// How far a graph is from another one, and from data.
///
/// Start at {@link io.causalgym.discovery.comparison.GraphComparison}.
@NullMarked
package io.causalgym.discovery.comparison;

import org.jspecify.annotations.NullMarked;
