/// HTTP itself: a request on its way through the gateway, its limits, bodies, answers and problems.
///
/// Start at {@link io.causalgym.gateway.http.Exchange}.
@NullMarked
package io.causalgym.gateway.http;

import org.jspecify.annotations.NullMarked;
