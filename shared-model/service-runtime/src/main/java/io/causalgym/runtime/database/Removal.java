package io.causalgym.runtime.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Removes by many short statements what would take long by one.
public final class Removal {
  private Removal() {}

  /// Takes steps until one finds nothing left.
  ///
  /// @param step how many it removed, empty where there was nothing
  /// @return how many all of them removed
  public static Future<Integer> inSteps(Supplier<Future<OptionalInt>> step) {
    Promise<Integer> all = Promise.promise();
    take(step, 0, all);
    return all.future();
  }

  // Not composed: thousands of futures that wait for one another would end on one stack.
  private static void take(Supplier<Future<OptionalInt>> step, int before, Promise<Integer> all) {
    step.get()
        .onComplete(
            removed -> {
              if (removed.isPresent()) {
                take(step, before + removed.getAsInt(), all);
              } else {
                all.complete(before);
              }
            },
            all::fail);
  }
}
