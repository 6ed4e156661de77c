/// Searches that tell cause from effect by the shape of distributions: linear models with
/// non-Gaussian noise and measures of two variables.
///
/// Start at {@link io.causalgym.discovery.search.functional.DirectLingam}.
@NullMarked
package io.causalgym.discovery.search.functional;

import org.jspecify.annotations.NullMarked;
