/// Evaluations as jobs: what is asked, sent, kept and scored. Start at {@link
/// io.causalgym.evaluation.run.EvaluationHandler}.
@NullMarked
package io.causalgym.evaluation.run;

import org.jspecify.annotations.NullMarked;
