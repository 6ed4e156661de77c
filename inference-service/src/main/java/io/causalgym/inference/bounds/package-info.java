/// What is known of an effect or a counterfactual that is not identified: intervals from linear
/// programs over response types, and closed forms.
///
/// Start at {@link io.causalgym.inference.bounds.CausalBounds}.
@NullMarked
package io.causalgym.inference.bounds;

import org.jspecify.annotations.NullMarked;
