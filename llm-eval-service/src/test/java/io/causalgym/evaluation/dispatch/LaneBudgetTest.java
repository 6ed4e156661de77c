package io.causalgym.evaluation.dispatch;

import static io.causalgym.evaluation.dispatch.Simulation.concurrency;
import static io.causalgym.evaluation.dispatch.Simulation.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.dispatch.cost.Billing;
import io.causalgym.evaluation.dispatch.cost.Budget;
import io.causalgym.evaluation.dispatch.retry.RetryPolicy;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.price.Price;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneBudgetTest {
  // A reply of ten tokens costs 10 + 2 * 10 millionths, and could cost 2 * 100 and its prompt.
  private static final Price PRICE = Price.of(1, 2);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aBudgetIsNeverPassedAndUsedToTheLastQuestionThatMightNotFit(long seed) {
    Simulation simulation = new Simulation(concurrency(50), seed);
    simulation.provider.spread = 1.5;
    simulation.provider.fault =
        (text, draw) ->
            draw < .1 ? SimulatedProvider.refusal(FailureKind.MALFORMED, 200, null) : null;
    Budget budget = Budget.of(.01, 0);
    double[] most = {0};

    Simulation.Run run =
        simulation.pump(
            simulation.join(),
            "a",
            2000,
            options(RetryPolicy.STANDARD, new Billing(budget, PRICE)),
            answered ->
                most[0] = Math.max(most[0], budget.spentDollars() + budget.reservedDollars()));
    simulation.loop.finish(1000);

    assertThat(most[0]).isLessThanOrEqualTo(.01);
    assertThat(budget.reservedDollars()).isZero();
    assertThat(budget.spentDollars()).isEqualTo(run.delivered.size() * 30e-6, within());
    // What is left is less than a question can cost.
    assertThat(.01 - budget.spentDollars()).isLessThan(300e-6);
    assertThat(run.undelivered.values())
        .allMatch(failure -> failure.reason() == Undelivered.Reason.OVER_BUDGET);
    assertThat(run.delivered.size() + run.undelivered.size()).isEqualTo(2000);
  }

  @Test
  void twoModelsOfARunShareABudgetOfWhichAnEarlierRunSpentAPart() {
    Simulation one = new Simulation(concurrency(20), 1);
    Simulation two = new Simulation(concurrency(20), 2);
    Budget budget = Budget.of(.01, .004);
    SendOptions options = options(RetryPolicy.STANDARD, new Billing(budget, PRICE));

    Simulation.Run first = one.pump(one.join(), "a", 1000, options, answered -> {});
    Simulation.Run second = two.pump(two.join(), "b", 1000, options, answered -> {});
    for (int step = 0; step < 1000; step++) {
      one.loop.pass(.05);
      two.loop.pass(.05);
      assertThat(budget.spentDollars() + budget.reservedDollars()).isLessThanOrEqualTo(.01);
    }

    assertThat(first.delivered.size()).isPositive();
    assertThat(second.delivered.size()).isPositive();
    assertThat(budget.spentDollars())
        .isEqualTo(.004 + (first.delivered.size() + second.delivered.size()) * 30e-6, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }
}
