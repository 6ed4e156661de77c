/// What questions cost, and the most that they may. Start at {@link
/// io.causalgym.evaluation.dispatch.cost.Budget}.
@NullMarked
package io.causalgym.evaluation.dispatch.cost;

import org.jspecify.annotations.NullMarked;
