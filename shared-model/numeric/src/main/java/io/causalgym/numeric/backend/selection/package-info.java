/// The choice between the processor and a device, and what happens when the device fails. Start at
/// {@link io.causalgym.numeric.backend.selection.SelectingBackend}.
@NullMarked
package io.causalgym.numeric.backend.selection;

import org.jspecify.annotations.NullMarked;
