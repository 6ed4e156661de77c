package io.causalgym.graph;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// When an algorithm must give up: polled in outer loops, never in inner ones.
@FunctionalInterface
public interface Deadline {

  /// Never passes.
  Deadline NONE = () -> false;

  /// Whether the answer is no longer wanted.
  boolean passed();

  /// Stops the algorithm where the deadline has passed.
  ///
  /// @throws CancellationException if it has
  default void check() {
    if (passed()) {
      throw new CancellationException("the deadline passed");
    }
  }

  /// A deadline that passes when `stopped` says so.
  static Deadline when(BooleanSupplier stopped) {
    return stopped::getAsBoolean;
  }
}
