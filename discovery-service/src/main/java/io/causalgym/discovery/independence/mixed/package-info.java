/// Tests of independence where some variables are numbers and some are levels.
///
/// Start at {@link io.causalgym.discovery.independence.mixed.DegenerateGaussian}.
@NullMarked
package io.causalgym.discovery.independence.mixed;

import org.jspecify.annotations.NullMarked;
