/// Scores of stored answers. Start at {@link io.causalgym.evaluation.scoring.Response}.
@NullMarked
package io.causalgym.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
