/// Models of known skill: what a score must be for them is known beforehand. They are asked like
/// any model, in the words of the OpenAI API. Start at {@link
/// io.causalgym.evaluation.reference.ReferenceAgent}.
@NullMarked
package io.causalgym.evaluation.reference;

import org.jspecify.annotations.NullMarked;
