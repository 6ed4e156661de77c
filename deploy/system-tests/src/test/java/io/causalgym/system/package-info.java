/// Black-box tests of the packaged system: it runs as a process of its own, and the tests talk to
/// it as strangers do.
///
/// Start at {@link io.causalgym.system.GymProcess} and {@link io.causalgym.system.HappyPathIT}.
@NullMarked
package io.causalgym.system;

import org.jspecify.annotations.NullMarked;
