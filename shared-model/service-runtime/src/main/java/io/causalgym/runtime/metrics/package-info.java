/// What is measured, each meter declared once.
///
/// Start at {@link io.causalgym.runtime.metrics.Metrics}.
@NullMarked
package io.causalgym.runtime.metrics;

import org.jspecify.annotations.NullMarked;
