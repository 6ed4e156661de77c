/// What is answered at which path.
///
/// Start at {@link io.causalgym.gateway.routes.RouteTable}.
@NullMarked
package io.causalgym.gateway.routes;

import org.jspecify.annotations.NullMarked;
