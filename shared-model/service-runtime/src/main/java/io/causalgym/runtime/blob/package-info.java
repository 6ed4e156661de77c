/// Large contents by the hash of what they hold: data sets, exports, sample files.
///
/// Start at {@link io.causalgym.runtime.blob.BlobStore}.
@NullMarked
package io.causalgym.runtime.blob;

import org.jspecify.annotations.NullMarked;
