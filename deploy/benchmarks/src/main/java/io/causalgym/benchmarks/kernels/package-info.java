/// Kernels of linear algebra beside numpy and EJML. Start at {@link
/// io.causalgym.benchmarks.kernels.KernelBenchmark}.
@NullMarked
package io.causalgym.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
