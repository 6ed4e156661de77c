/// What one item of a kernel computes, for a device to share: plain static methods on primitives,
/// without objects, exceptions or lambdas, whose loops have constant bounds, so that a compiler for
/// devices can inline them. They check nothing.
///
/// Random bits, uniform numbers and weights are those of {@link
/// io.causalgym.numeric.random.RandomStream} to the bit. {@link
/// io.causalgym.numeric.backend.item.NormalNumber} uses functions of the device and states its
/// distance. Some methods are for the processor alone: {@link
/// io.causalgym.numeric.backend.item.CellOffset#of}, which takes arrays and whose two steps a
/// device takes itself, and sine, hyperbolic tangent and logistic function of {@link
/// io.causalgym.numeric.backend.item.ShapeValue}, which read the bits of numbers: a device has its
/// own.
///
/// Start at {@link io.causalgym.numeric.backend.item.Philox}.
@NullMarked
package io.causalgym.numeric.backend.item;

import org.jspecify.annotations.NullMarked;
