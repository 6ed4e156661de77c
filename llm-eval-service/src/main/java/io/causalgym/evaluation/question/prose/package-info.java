/// How worlds and their numbers are told: own wording, drawn from a grammar. Start at {@link
/// io.causalgym.evaluation.question.prose.Background}.
@NullMarked
package io.causalgym.evaluation.question.prose;

import org.jspecify.annotations.NullMarked;
