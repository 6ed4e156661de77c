/// Bayesian networks as text: BIF, XMLBIF, UAI and Hugin's NET, in and out.
///
/// Start at {@link io.causalgym.model.network.format.NetworkReader}.
@NullMarked
package io.causalgym.model.network.format;

import org.jspecify.annotations.NullMarked;
