/// Holds `openapi.yaml`, the records of the contract and the routes together.
///
/// Start at {@link io.causalgym.gateway.document.OpenApiTest}.
@NullMarked
package io.causalgym.gateway.document;

import org.jspecify.annotations.NullMarked;
