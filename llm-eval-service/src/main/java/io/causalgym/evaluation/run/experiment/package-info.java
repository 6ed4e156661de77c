/// One model's beliefs about one world, followed step by step. Start at {@link
/// io.causalgym.evaluation.run.experiment.WorldText}.
@NullMarked
package io.causalgym.evaluation.run.experiment;

import org.jspecify.annotations.NullMarked;
