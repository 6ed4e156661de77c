/// Questions about graphs, which have no numbers. Start at {@link
/// io.causalgym.evaluation.question.structure.SeparationAuthor}.
@NullMarked
package io.causalgym.evaluation.question.structure;

import org.jspecify.annotations.NullMarked;
