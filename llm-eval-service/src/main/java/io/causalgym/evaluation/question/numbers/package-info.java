/// Questions about probabilities and effects of one world. Start at {@link
/// io.causalgym.evaluation.question.numbers.SeeDoAuthor}.
@NullMarked
package io.causalgym.evaluation.question.numbers;

import org.jspecify.annotations.NullMarked;
