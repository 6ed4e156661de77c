/// PostgreSQL, the durable truth: an embedded server or a given one, its schema, and the pool of
/// connections.
///
/// Start at {@link io.causalgym.runtime.database.DatabaseSystem}, which opens all three.
@NullMarked
package io.causalgym.runtime.database;

import org.jspecify.annotations.NullMarked;
