/// Causal relationships that were found or asserted, kept and listed.
///
/// Start at {@link io.causalgym.discovery.service.relationships.RelationshipDesk}.
@NullMarked
package io.causalgym.discovery.service.relationships;

import org.jspecify.annotations.NullMarked;
