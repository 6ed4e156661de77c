package io.causalgym.evaluation.run;

import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.TokenCounts;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was counted of one model, without scores.
public final class Counts {
  private Counts() {}

  /// @param latencies of models that have some
  public static EvaluatedModel of(
      EvaluationStore.StoredModel model,
      List<AnswerStore.Tally> tallies,
      List<AnswerStore.Latency> latencies) {
    List<AnswerStore.Tally> own =
        tallies.stream().filter(tally -> tally.model() == model.number()).toList();
    Map<String, Long> outcomes = new LinkedHashMap<>();
    own.forEach(tally -> outcomes.put(tally.outcome(), tally.questions()));
    boolean priced = own.stream().mapToLong(AnswerStore.Tally::unpriced).sum() == 0;
    return new EvaluatedModel(
        model.id(),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of(),
        outcomes,
        new TokenCounts(
            own.stream().mapToLong(AnswerStore.Tally::promptTokens).sum(),
            own.stream().mapToLong(AnswerStore.Tally::completionTokens).sum()),
        priced ? own.stream().mapToDouble(AnswerStore.Tally::cost).sum() : null,
        own.stream().mapToLong(AnswerStore.Tally::requests).sum(),
        latency(model.number(), latencies),
        model.stopped().orElse(null),
        null,
        null);
  }

  private static EvaluatedModel.@Nullable LatencyDocument latency(
      int model, List<AnswerStore.Latency> latencies) {
    return latencies.stream()
        .filter(latency -> latency.model() == model)
        .findFirst()
        .map(l -> new EvaluatedModel.LatencyDocument(l.p50(), l.p95(), l.p99()))
        .orElse(null);
  }
}
