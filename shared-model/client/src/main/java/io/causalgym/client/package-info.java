/// What another JVM service adds to ask Causal Gym: a typed event bus and a typed HTTP client.
///
/// Start at {@link io.causalgym.client.ServiceBus}.
@NullMarked
package io.causalgym.client;

import org.jspecify.annotations.NullMarked;
