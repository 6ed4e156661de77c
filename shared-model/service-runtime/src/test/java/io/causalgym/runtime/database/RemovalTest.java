package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RemovalTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private int left;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  /// As a database does: later, on an event loop.
  private Future<OptionalInt> two() {
    Promise<OptionalInt> later = Promise.promise();
    context.runOnContext(go -> later.complete(left == 0 ? OptionalInt.empty() : taken()));
    return later.future();
  }

  private OptionalInt taken() {
    left -= 2;
    return OptionalInt.of(2);
  }

  @Test
  void manyStepsAreAddedUpAndNeedNoDeepStack() {
    left = 200_000;

    assertThat(Removal.inSteps(this::two).await()).isEqualTo(200_000);
  }

  @Test
  void nothingLeftIsNothingRemoved() {
    assertThat(Removal.inSteps(this::two).await()).isZero();
  }

  @Test
  void aStepThatFailsIsTheLast() {
    assertThatThrownBy(() ->
            Removal.inSteps(() -> Future.failedFuture(new IllegalStateException("away"))).await())
        .hasMessage("away");
  }
}
