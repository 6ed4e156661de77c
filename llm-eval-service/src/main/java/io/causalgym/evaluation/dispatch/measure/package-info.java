/// How long things took, in constant memory. Start at {@link
/// io.causalgym.evaluation.dispatch.measure.LatencyHistogram}.
@NullMarked
package io.causalgym.evaluation.dispatch.measure;

import org.jspecify.annotations.NullMarked;
