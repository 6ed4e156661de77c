/// The kernels on the processor. Start at {@link io.causalgym.numeric.backend.jvm.JvmBackend}.
@NullMarked
package io.causalgym.numeric.backend.jvm;

import org.jspecify.annotations.NullMarked;
