/// The columnar file a dataset is kept in, and the sample that reads it through the memory map.
///
/// Start at {@link io.causalgym.dataset.store.ColumnarFile}.
@NullMarked
package io.causalgym.dataset.store;

import org.jspecify.annotations.NullMarked;
