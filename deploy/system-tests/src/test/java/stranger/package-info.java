/// A service that somebody else wrote: it knows Vert.x, Hazelcast and JSON, and no class of ours.
///
/// Start at {@link stranger.Stranger}.
@NullMarked
package stranger;

import org.jspecify.annotations.NullMarked;
