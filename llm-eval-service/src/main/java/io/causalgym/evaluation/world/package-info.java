/// Worlds that questions are about: small causal models with exact numbers, and the words in which
/// they are told. Start at {@link io.causalgym.evaluation.world.World}.
@NullMarked
package io.causalgym.evaluation.world;

import org.jspecify.annotations.NullMarked;
