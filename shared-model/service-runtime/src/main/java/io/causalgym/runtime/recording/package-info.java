/// Flight recordings of this JVM, on demand and all the time, without what could be a secret.
///
/// Start at {@link io.causalgym.runtime.recording.Recordings}.
@NullMarked
package io.causalgym.runtime.recording;

import org.jspecify.annotations.NullMarked;
