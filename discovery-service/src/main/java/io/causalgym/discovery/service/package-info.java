/// Discovery as a service: what is asked over the bus, answered with the algorithms beside it.
///
/// Start at {@link io.causalgym.discovery.service.DiscoveryService}.
@NullMarked
package io.causalgym.discovery.service;

import org.jspecify.annotations.NullMarked;
