package io.causalgym.evaluation.dispatch.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noOrderOfStepsPassesTheCap(long seed) {
    RandomStream random = new RandomStream(seed, 0);
    Budget budget = Budget.of(1e-6, 0);
    ArrayDeque<Long> underway = new ArrayDeque<>();
    for (int i = 0; i < 5000; i++) {
      long most = 1L + random.below(2L * i, 100);
      if (random.below(2L * i + 1, 2) == 0) {
        if (budget.reserve(most) == Budget.Room.YES) {
          underway.add(most);
        }
      } else if (!underway.isEmpty()) {
        long reserved = underway.remove();
        if (i % 3 == 0) {
          budget.release(reserved);
        } else {
          budget.settle(reserved, reserved / 2);
        }
      }
      assertThat(budget.spentDollars() + budget.reservedDollars())
          .isLessThanOrEqualTo(1e-6 + 1e-18);
    }
    assertThat(budget.spentDollars()).isGreaterThan(.9e-6);
  }

  @Test
  void severalThreadsDoNotPassItEither() throws InterruptedException {
    Budget budget = Budget.of(1e-3, 0);
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          Thread.ofPlatform()
              .start(() -> {
                Budget.Room room = budget.reserve(10);
                while (room != Budget.Room.NO) {
                  if (room == Budget.Room.YES) {
                    budget.settle(10, 10);
                  }
                  room = budget.reserve(10);
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(budget.spentDollars()).isEqualTo(1e-3);
  }

  @Test
  void whetherThereMayBeRoomLaterIsTold() {
    Budget budget = Budget.of(100e-9, 0);

    assertThat(budget.reserve(60)).isEqualTo(Budget.Room.YES);
    assertThat(budget.reserve(60)).isEqualTo(Budget.Room.PERHAPS_LATER);
    budget.settle(60, 30);
    assertThat(budget.reserve(60)).isEqualTo(Budget.Room.YES);
    budget.settle(60, 60);
    assertThat(budget.reserve(60)).isEqualTo(Budget.Room.NO);
  }

  @Test
  void whatNobodyCountedCostsWhatWasSetAside() {
    Price price = new Price(3, 15, .3);

    assertThat(price.nanodollars(Usage.UNKNOWN, 77)).isEqualTo(77);
    assertThat(price.nanodollars(Usage.of(1000, 100), 77)).isEqualTo(3_000_000 + 1_500_000);
    assertThat(
            price.nanodollars(
                new Usage(
                    OptionalLong.of(1000),
                    OptionalLong.of(100),
                    OptionalLong.of(400),
                    OptionalLong.empty()),
                77))
        .isEqualTo(600 * 3000 + 400 * 300 + 1_500_000);
  }

  @Test
  void aCountBeyondAllReasonEndsTheBudget() {
    Budget budget = Budget.of(1, 0);
    budget.reserve(10);
    budget.settle(10, Price.of(3, 15).nanodollars(Usage.of(Long.MAX_VALUE, Long.MAX_VALUE), 10));

    assertThat(budget.reserve(1)).isEqualTo(Budget.Room.NO);
    assertThat(Price.of(3, 15).nanodollars(Usage.of(-7, -7), 10)).isZero();
  }

  @Test
  void anAmountThatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Budget.of(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Budget.of(Double.NaN, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.of(-1, 0))
        .withMessageContaining("prompt price -1");
  }
}
