/// The kernels on a device, by TornadoVM: in the build only where its SDK is. Start at {@link
/// io.causalgym.numeric.tornado.TornadoBackend}.
@NullMarked
package io.causalgym.numeric.tornado;

import org.jspecify.annotations.NullMarked;
