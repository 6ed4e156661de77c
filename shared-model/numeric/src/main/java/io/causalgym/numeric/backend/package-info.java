/// The numerical kernels that may run on a device, behind one interface. Callers hold a {@link
/// io.causalgym.numeric.backend.KernelBackend} and never ask which; {@link
/// io.causalgym.numeric.backend.KernelRun} tells afterwards.
///
/// Start at {@link io.causalgym.numeric.backend.KernelBackend}.
@NullMarked
package io.causalgym.numeric.backend;

import org.jspecify.annotations.NullMarked;
