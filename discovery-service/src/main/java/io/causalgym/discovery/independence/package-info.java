/// Tests of conditional independence.
///
/// Start at {@link io.causalgym.discovery.independence.IndependenceTest}; {@link
/// io.causalgym.discovery.independence.IndependenceTests} is how a search is told which one to use.
@NullMarked
package io.causalgym.discovery.independence;

import org.jspecify.annotations.NullMarked;
