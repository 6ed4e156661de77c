/// Counterfactuals of continuous models by weighted draws of the noises.
///
/// Start at {@link io.causalgym.inference.counterfactual.particle.ParticleAbduction}.
@NullMarked
package io.causalgym.inference.counterfactual.particle;

import org.jspecify.annotations.NullMarked;
