/// One question about an intervention to one model, answered while somebody waits. Start at {@link
/// io.causalgym.evaluation.run.single.SingleEvaluations}.
@NullMarked
package io.causalgym.evaluation.run.single;

import org.jspecify.annotations.NullMarked;
