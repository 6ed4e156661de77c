/// Exact probabilities of small models from their definition: every world is visited, nothing is
/// eliminated. What the faster engines are held against, and where the answers of benchmark
/// questions come from. Start at {@link io.causalgym.model.enumeration.NetworkEnumeration}.
@NullMarked
package io.causalgym.model.enumeration;

import org.jspecify.annotations.NullMarked;
