/// Searches that allow latent common causes, and selection where asked: the FCI family, whose
/// answers are partial ancestral graphs.
///
/// Start at {@link io.causalgym.discovery.search.ancestral.Fci}.
@NullMarked
package io.causalgym.discovery.search.ancestral;

import org.jspecify.annotations.NullMarked;
