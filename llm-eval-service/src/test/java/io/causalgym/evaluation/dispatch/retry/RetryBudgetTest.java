package io.causalgym.evaluation.dispatch.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.random.RandomStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  @Test
  void noWindowHoldsMoreRetriesThanATenthOfTheFirstsAndAFew() {
    RandomStream random = new RandomStream(1, 0);
    RetryBudget budget = new RetryBudget(0);
    int[] firsts = new int[3000];
    int[] retries = new int[3000];
    for (int i = 0; i < 3000; i++) {
      long now = i * 10_000_000L;
      for (int k = random.below(i, i < 1500 ? 5 : 1 + i % 2); k > 0; k--) {
        budget.first(now);
        firsts[i]++;
      }
      while (budget.allows(now)) {
        budget.retry(now);
        retries[i]++;
      }
    }
    for (int from = 0; from < 3000; from += 50) {
      int first = 0;
      int retry = 0;
      for (int to = from; to < 3000; to++) {
        first += firsts[to];
        retry += retries[to];
        double seconds = (to - from + 1) / 100.0;
        assertThat((double) retry)
            .isLessThanOrEqualTo(RetryBudget.SAVED + .1 * first + 3 * seconds);
      }
    }
  }

  @Test
  void aQuietLaneMayRetry() {
    RetryBudget budget = new RetryBudget(0);
    int retries = 0;
    while (budget.allows(0)) {
      budget.retry(0);
      retries++;
    }
    assertThat(retries).isEqualTo(30);
    assertThat(budget.allows(340_000_000L)).isTrue();
  }
}
