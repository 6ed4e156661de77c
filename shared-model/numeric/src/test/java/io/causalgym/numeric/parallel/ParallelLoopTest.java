package io.causalgym.numeric.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelLoopTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000})
  void everyStepIsTakenOnce(int count) {
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      AtomicIntegerArray taken = new AtomicIntegerArray(count);
      new ParallelLoop(executor, 4)
          .run(count, Object::new, (scratch, index) -> taken.incrementAndGet(index));
      for (int index = 0; index < count; index++) {
        assertThat(taken.get(index)).isEqualTo(1);
      }
    }
  }

  @Test
  void theCallerDoesEverythingWhereNoThreadIsFree() {
    int[] taken = new int[100];
    new ParallelLoop(
            task -> {
              throw new RejectedExecutionException("full");
            },
            4)
        .run(100, Object::new, (scratch, index) -> taken[index]++);
    assertThat(taken).containsOnly(1);
  }

  @Test
  void aLoopInsideAFullPoolDoesNotWaitForItself() throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
      int[] taken = new int[100];
      executor
          .submit(() ->
              new ParallelLoop(executor, 4)
                  .run(100, Object::new, (scratch, index) -> taken[index]++))
          .get();
      assertThat(taken).containsOnly(1);
    }
  }

  @Test
  void whatAStepThrowsReachesTheCallerAndEndsTheLoop() {
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      assertThatThrownBy(() ->
              new ParallelLoop(executor, 3)
                  .run(
                      1000,
                      Object::new,
                      (scratch, index) -> {
                        throw new IllegalStateException("step " + index);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("step ");
    }
  }

  @Test
  void threadsThatTakePartHaveScratchOfTheirOwn() {
    try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
      CountDownLatch both = new CountDownLatch(2);
      Thread[] owner = new Thread[2];
      new ParallelLoop(executor, 2)
          .run(
              2,
              Thread::currentThread,
              (scratch, index) -> {
                owner[index] = scratch;
                assertThat(scratch).isSameAs(Thread.currentThread());
                both.countDown();
                try {
                  both.await();
                } catch (InterruptedException stopped) {
                  throw new IllegalStateException(stopped);
                }
              });
      assertThat(owner[0]).isNotSameAs(owner[1]);
    }
  }
}
