package io.causalgym.evaluation.run;

import io.causalgym.contract.ModelLimits;
import io.causalgym.contract.ModelUnderTest;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.runtime.jobs.Share;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The terms on which a node works on an evaluation at a moment.
///
/// A provider limits an account, however many nodes ask: what a request allows is for all of them
/// together, and each that works on the evaluation has its share.
///
/// @param limits that somebody set since it began, by model
/// @param share this node's
record Terms(boolean paused, Map<String, ModelLimits> limits, Share share) {
  Terms {
    limits = Map.copyOf(limits);
  }

  static Terms of(Evaluation evaluation, Share share) {
    return new Terms(evaluation.paused(), Tunings.read(evaluation.limits()), share);
  }

  /// What may be put to a model from here; empty if nothing may, because of a pause or because
  /// fewer questions may be under way than there are nodes.
  Optional<Limits> limits(ModelPlan plan) {
    Limits whole = whole(plan);
    boolean none = whole.concurrency().isPresent() && concurrency(whole).getAsInt() == 0;
    return paused || none ? Optional.empty() : Optional.of(shared(whole));
  }

  private Limits whole(ModelPlan plan) {
    @Nullable ModelLimits other = limits.get(plan.id());
    return other == null
        ? plan.limits()
        : Models.limits(other, plan.id().startsWith(ModelUnderTest.REFERENCE));
  }

  private Limits shared(Limits whole) {
    return new Limits(
        concurrency(whole),
        rate(whole.requestsPerMinute()),
        rate(whole.tokensPerMinute()),
        whole.burstSeconds());
  }

  private OptionalInt concurrency(Limits whole) {
    return whole.concurrency().stream().map(share::of).findFirst();
  }

  private OptionalDouble rate(OptionalDouble whole) {
    return whole.stream().map(share::of).findFirst();
  }
}
