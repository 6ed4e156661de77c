/// JMH benchmarks of the graph algorithms on random graphs of 10 to 1000 nodes.
///
/// Start at {@link io.causalgym.benchmarks.GraphBenchmark}.
@NullMarked
package io.causalgym.benchmarks;

import org.jspecify.annotations.NullMarked;
