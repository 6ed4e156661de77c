/// Questions about effects of interventions and about worlds that did not come about. Start at
/// {@link io.causalgym.evaluation.question.effects.FrontDoorAuthor}; what all authors here build on
/// is {@link io.causalgym.evaluation.question.effects.Scene}.
@NullMarked
package io.causalgym.evaluation.question.effects;

import org.jspecify.annotations.NullMarked;
