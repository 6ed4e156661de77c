/// Traces: what a request did in this JVM and in others, told to a collector of OpenTelemetry.
///
/// Start at {@link io.causalgym.runtime.tracing.Traces}.
@NullMarked
package io.causalgym.runtime.tracing;

import org.jspecify.annotations.NullMarked;
