/// Evaluations, questions, replies and cached replies in PostgreSQL. Start at {@link
/// io.causalgym.evaluation.run.store.EvaluationStore}.
@NullMarked
package io.causalgym.evaluation.run.store;

import org.jspecify.annotations.NullMarked;
