/// Which providers there are, where they listen, and which addresses may be asked at all. Start at
/// {@link io.causalgym.evaluation.provider.catalog.Origins}.
@NullMarked
package io.causalgym.evaluation.provider.catalog;

import org.jspecify.annotations.NullMarked;
