/// The start and the end of one JVM: database, membership, bus, pools, and the services that run on
/// them.
///
/// Start at {@link io.causalgym.runtime.launch.Launch}.
@NullMarked
package io.causalgym.runtime.launch;

import org.jspecify.annotations.NullMarked;
