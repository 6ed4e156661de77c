/// The command line of the packaged system: every verticle in one JVM, or some of them in each of
/// several.
///
/// Start at {@link io.causalgym.standalone.GymApplication}.
@NullMarked
package io.causalgym.standalone;

import org.jspecify.annotations.NullMarked;
