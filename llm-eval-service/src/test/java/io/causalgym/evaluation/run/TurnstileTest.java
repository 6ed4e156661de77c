package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private final List<Integer> started = new ArrayList<>();
  private final List<Promise<Integer>> work = new ArrayList<>();

  private Future<Integer> pass(Turnstile turnstile, int number) {
    Promise<Integer> promise = Promise.promise();
    work.add(promise);
    return turnstile.pass(() -> {
      started.add(number);
      return promise.future();
    });
  }

  @Test
  void soManyAreLetThroughAndTheOthersInTheirOrder() {
    Turnstile turnstile = new Turnstile(2);
    List<Future<Integer>> passed = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      passed.add(pass(turnstile, number));
    }
    assertThat(started).containsExactly(0, 1);

    work.get(1).complete(11);

    assertThat(started).containsExactly(0, 1, 2);
    assertThat(passed.get(1).result()).isEqualTo(11);
    assertThat(passed.get(0).isComplete()).isFalse();
  }

  @Test
  void aFailureIsPassedOnAndFreesItsPlace() {
    Turnstile turnstile = new Turnstile(1);
    Future<Integer> first = pass(turnstile, 0);
    Future<Integer> second =
        turnstile.pass(() -> {
          throw new IllegalStateException("no");
        });
    Future<Integer> third = pass(turnstile, 2);

    work.getFirst().fail("broken");

    assertThat(first.failed()).isTrue();
    assertThat(second.cause()).hasMessage("no");
    assertThat(started).containsExactly(0, 2);
    assertThat(third.isComplete()).isFalse();
  }

  @Test
  void aHundredThousandThatEndAtOnceAreNoHundredThousandInOneAnother() {
    Turnstile turnstile = new Turnstile(1);
    Future<Integer> first = pass(turnstile, 0);
    List<Future<Integer>> others = new ArrayList<>();
    for (int number = 1; number <= 100_000; number++) {
      int result = number;
      others.add(turnstile.pass(() -> Future.succeededFuture(result)));
    }

    work.getFirst().complete(0);

    assertThat(first.succeeded()).isTrue();
    assertThat(others).allMatch(Future::succeeded);
  }

  @Test
  void whatEntersFromWithinIsLetThroughToo() {
    Turnstile turnstile = new Turnstile(1);

    Future<Integer> nested =
        turnstile
            .pass(() -> Future.succeededFuture(1))
            .compose(one -> turnstile.pass(() -> Future.succeededFuture(one + 1)));

    assertThat(nested.result()).isEqualTo(2);
  }
}
