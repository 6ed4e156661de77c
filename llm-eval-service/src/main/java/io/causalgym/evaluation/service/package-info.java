/// The evaluation service on the bus. Start at {@link
/// io.causalgym.evaluation.service.EvaluationService}.
@NullMarked
package io.causalgym.evaluation.service;

import org.jspecify.annotations.NullMarked;
