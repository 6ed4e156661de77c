package io.causalgym.evaluation.dispatch;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a question was asked. Its request goes out from there and not from the lane's loop, which
/// serves everybody, so that it belongs to the trace of who asked.
///
/// @param context null where that was no thread of Vert.x
record Origin(@Nullable Context context) {

  static Origin here() {
    return new Origin(Vertx.currentContext());
  }

  /// Calls there, at once where that is here.
  <T> Future<T> call(Supplier<Future<T>> call) {
    if (context == null || context.equals(Vertx.currentContext())) {
      return guarded(call);
    }
    Promise<T> promise = Promise.promise();
    context.runOnContext(go -> guarded(call).onComplete(promise));
    return promise.future();
  }

  /// What is thrown becomes the future's failure.
  private static <T> Future<T> guarded(Supplier<Future<T>> call) {
    return Future.succeededFuture().compose(start -> call.get());
  }
}
