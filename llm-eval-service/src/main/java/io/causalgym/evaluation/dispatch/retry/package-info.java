/// Whether and when a question that failed is sent again. Start at {@link
/// io.causalgym.evaluation.dispatch.retry.Retries}.
@NullMarked
package io.causalgym.evaluation.dispatch.retry;

import org.jspecify.annotations.NullMarked;
