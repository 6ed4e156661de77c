/// Serves operations on the event bus, to this JVM by reference and to others as JSON.
///
/// Start at {@link io.causalgym.runtime.bus.RuntimeBus}.
@NullMarked
package io.causalgym.runtime.bus;

import org.jspecify.annotations.NullMarked;
