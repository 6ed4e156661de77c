/// Membership: how this JVM joins others, or stays alone.
///
/// Start at {@link io.causalgym.runtime.cluster.ClusterSettings}.
@NullMarked
package io.causalgym.runtime.cluster;

import org.jspecify.annotations.NullMarked;
