/// A tour on real data: seeing against doing, asked of a running system over HTTP.
///
/// Start at {@link io.causalgym.standalone.demo.Tour}.
@NullMarked
package io.causalgym.standalone.demo;

import org.jspecify.annotations.NullMarked;
