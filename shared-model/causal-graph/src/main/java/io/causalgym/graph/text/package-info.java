/// What the readers of text formats share: a cursor with comments and quotes, positions for errors,
/// and an XML reader with nothing on that fetches or expands.
///
/// Start at {@link io.causalgym.graph.text.TextCursor}.
@NullMarked
package io.causalgym.graph.text;

import org.jspecify.annotations.NullMarked;
