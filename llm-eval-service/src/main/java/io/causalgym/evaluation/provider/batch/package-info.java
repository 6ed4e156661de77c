/// Many questions at once, answered within a day at a lower price. Start at {@link
/// io.causalgym.evaluation.provider.batch.BatchProvider}.
@NullMarked
package io.causalgym.evaluation.provider.batch;

import org.jspecify.annotations.NullMarked;
