/// Reads answers of every form out of JSON objects and of lines. Start at {@link
/// io.causalgym.evaluation.elicitation.reading.Asked}.
@NullMarked
package io.causalgym.evaluation.elicitation.reading;

import org.jspecify.annotations.NullMarked;
