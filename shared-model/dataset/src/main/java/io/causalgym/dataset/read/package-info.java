/// Turns CSV and Parquet into the columnar file, in constant memory.
///
/// Start at {@link io.causalgym.dataset.read.Ingestion}.
@NullMarked
package io.causalgym.dataset.read;

import org.jspecify.annotations.NullMarked;
