/// Questions that travel together. Start at {@link
/// io.causalgym.evaluation.dispatch.batch.MicroBatcher}.
@NullMarked
package io.causalgym.evaluation.dispatch.batch;

import org.jspecify.annotations.NullMarked;
