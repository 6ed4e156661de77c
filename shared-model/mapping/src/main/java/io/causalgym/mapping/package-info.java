/// Where wire form and in-memory form meet: documents of the contract become graphs, tables and
/// queries, and back.
///
/// Start at {@link io.causalgym.mapping.Graphs}.
@NullMarked
package io.causalgym.mapping;

import org.jspecify.annotations.NullMarked;
