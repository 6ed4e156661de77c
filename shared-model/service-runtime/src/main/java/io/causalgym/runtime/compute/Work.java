package io.causalgym.runtime.compute;

import java.util.function.BooleanSupplier;

/// A computation that can be told to stop.
///
/// @param <T> what it computes
@FunctionalInterface
public interface Work<T> {

  /// @param stopped whether nobody waits for the result any more; cheap, to be polled in outer
  ///   loops
  /// @throws Exception a {@link io.causalgym.contract.ProblemException} for what the caller can
  ///   understand, a {@link java.util.concurrent.CancellationException} after being stopped
  T run(BooleanSupplier stopped) throws Exception;
}
