/// What would have been: probabilities of events in several worlds at once, given what is known
/// about one of them; the probabilities of causation; attribution to the causes of one unit.
///
/// Start at {@link io.causalgym.inference.counterfactual.Counterfactuals}.
@NullMarked
package io.causalgym.inference.counterfactual;

import org.jspecify.annotations.NullMarked;
