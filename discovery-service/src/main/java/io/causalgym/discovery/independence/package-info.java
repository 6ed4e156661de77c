/// Tests of conditional independence.
///
/// Start at {@link io.causalgym.discovery.independence.IndependenceTest}.
@NullMarked
package io.causalgym.discovery.independence;

import org.jspecify.annotations.NullMarked;
