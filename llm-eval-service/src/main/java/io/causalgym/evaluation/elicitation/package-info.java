/// How a question is put and how the answer is read out of the reply. Start at {@link
/// io.causalgym.evaluation.elicitation.Parsed}.
@NullMarked
package io.causalgym.evaluation.elicitation;

import org.jspecify.annotations.NullMarked;
