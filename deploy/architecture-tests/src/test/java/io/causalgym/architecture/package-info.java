/// Holds the code to the decisions of ARCHITECTURE.md.
///
/// Start at {@link io.causalgym.architecture.ImportTableTest}.
@NullMarked
package io.causalgym.architecture;

import org.jspecify.annotations.NullMarked;
