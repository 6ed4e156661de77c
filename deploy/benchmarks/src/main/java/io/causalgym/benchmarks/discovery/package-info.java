/// Causal discovery beside its peers: Tetrad in the same JVM, pcalg, bnlearn and causal-learn where
/// they are installed.
///
/// Start at {@link io.causalgym.benchmarks.discovery.DiscoveryComparison}.
@NullMarked
package io.causalgym.benchmarks.discovery;

import org.jspecify.annotations.NullMarked;
