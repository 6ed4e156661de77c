/// What can be told of a model's words without knowing the question: numbers, names, refusals,
/// abstentions. Start at {@link io.causalgym.evaluation.elicitation.words.Cleaned}.
///
/// Texts are hostile: every pattern is possessive or bounded in length, so that no reply of any
/// size keeps its reader busy.
@NullMarked
package io.causalgym.evaluation.elicitation.words;

import org.jspecify.annotations.NullMarked;
