/// Serves the inference operations: the one package of this service that knows the contract, the
/// runtime and Vert.x.
///
/// Start at {@link io.causalgym.inference.service.InferenceVerticle}.
@NullMarked
package io.causalgym.inference.service;

import org.jspecify.annotations.NullMarked;
