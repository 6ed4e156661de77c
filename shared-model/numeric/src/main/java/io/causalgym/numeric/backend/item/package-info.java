/// What one item of a kernel computes, for a device to share: plain static methods on primitives,
/// without objects, exceptions, lambdas or arrays, whose loops have constant bounds, so that a
/// compiler for devices can inline them. They check nothing.
///
/// Random bits, uniform numbers and weights are those of {@link
/// io.causalgym.numeric.random.RandomStream} to the bit. Functions that only use `+ - * /` give the
/// same on every machine; {@link io.causalgym.numeric.backend.item.NormalNumber} uses functions of
/// the device and states its distance.
///
/// Start at {@link io.causalgym.numeric.backend.item.Philox}.
@NullMarked
package io.causalgym.numeric.backend.item;

import org.jspecify.annotations.NullMarked;
