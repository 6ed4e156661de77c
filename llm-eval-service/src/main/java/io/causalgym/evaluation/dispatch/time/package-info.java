/// The one thread that a lane's state is confined to, and its clock. Start at {@link
/// io.causalgym.evaluation.dispatch.time.Loop}.
@NullMarked
package io.causalgym.evaluation.dispatch.time;

import org.jspecify.annotations.NullMarked;
