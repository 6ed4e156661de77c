/// Tests of independence that see any form of dependence between numbers, by kernels.
///
/// Start at {@link io.causalgym.discovery.independence.kernel.Kci}.
@NullMarked
package io.causalgym.discovery.independence.kernel;

import org.jspecify.annotations.NullMarked;
