/// Questions with exact answers. Start at {@link io.causalgym.evaluation.question.Author}, of which
/// there is one for each family.
@NullMarked
package io.causalgym.evaluation.question;

import org.jspecify.annotations.NullMarked;
