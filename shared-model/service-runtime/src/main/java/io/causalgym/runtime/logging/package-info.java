/// How this process logs: `logback.xml` and the keys that choose in it.
///
/// Start at {@link io.causalgym.runtime.logging.LogSettings}.
@NullMarked
package io.causalgym.runtime.logging;

import org.jspecify.annotations.NullMarked;
