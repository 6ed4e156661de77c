/// Who may ask: keys, roles and the names under which this host may be addressed.
///
/// Start at {@link io.causalgym.gateway.security.AccessControl}.
@NullMarked
package io.causalgym.gateway.security;

import org.jspecify.annotations.NullMarked;
