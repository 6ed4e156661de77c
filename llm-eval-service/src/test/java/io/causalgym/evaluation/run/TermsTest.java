package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.ModelLimits;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.dispatch.LaneKey;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.elicitation.Elicitation;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.runtime.jobs.Share;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Limits WHOLE =
      Limits.LEARNED.withConcurrency(5).withRequestsPerMinute(60).withTokensPerMinute(9_000);

  private static ModelPlan plan(Limits limits) {
    return new ModelPlan(
        0,
        "m",
        new Elicitation(
            Style.COT,
            false,
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            false),
        new LaneKey("silent", new Endpoint(URI.create("http://localhost"), Optional.empty()), "m"),
        new Silent(),
        limits,
        Price.FREE,
        false,
        false,
        Optional.empty());
  }

  private static final class Silent implements Provider {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
      return Future.failedFuture("nobody asks");
    }
  }

  private static Terms terms(Share share) {
    return new Terms(false, Map.of(), share);
  }

  @Test
  void oneNodeHasAllThatTheRequestAllows() {
    assertThat(terms(Share.WHOLE).limits(plan(WHOLE))).contains(WHOLE);
  }

  @Test
  void eachOfSeveralNodesHasItsShare() {
    assertThat(terms(new Share(0, 3)).limits(plan(WHOLE)))
        .contains(WHOLE.withConcurrency(2).withRequestsPerMinute(20).withTokensPerMinute(3_000));
    assertThat(terms(new Share(2, 3)).limits(plan(WHOLE)))
        .contains(WHOLE.withConcurrency(1).withRequestsPerMinute(20).withTokensPerMinute(3_000));
  }

  @Test
  void whatIsLearnedIsNotDivided() {
    assertThat(terms(new Share(1, 2)).limits(plan(Limits.LEARNED))).contains(Limits.LEARNED);
  }

  @Test
  void aNodeWithoutAPlaceMayPutNothing() {
    Limits one = Limits.LEARNED.withConcurrency(1);

    assertThat(terms(new Share(0, 2)).limits(plan(one))).contains(one);
    assertThat(terms(new Share(1, 2)).limits(plan(one))).isEmpty();
  }

  @Test
  void aPauseHoldsEveryNode() {
    assertThat(new Terms(true, Map.of(), Share.WHOLE).limits(plan(WHOLE))).isEmpty();
  }

  @Test
  void whatSomebodySetMeanwhileIsDividedInstead() {
    Terms tuned = new Terms(false, Map.of("m", new ModelLimits(8, null, null)), new Share(1, 2));

    assertThat(tuned.limits(plan(WHOLE))).contains(Limits.LEARNED.withConcurrency(4));
  }
}
