/// The gateway: HTTP/JSON on one side, typed operations on the event bus on the other.
///
/// Start at {@link io.causalgym.gateway.routes.RouteTable}, the list of everything that is
/// answered.
@NullMarked
package io.causalgym.gateway;

import org.jspecify.annotations.NullMarked;
