package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of answers, question by question.
///
/// @param next where the next page begins, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationItemsAnswer(List<Entry> items, @Nullable String next) {
  public EvaluationItemsAnswer {
    items = List.copyOf(items);
  }

  /// One answer. While the seed is hidden there is no truth.
  ///
  /// @param item number of the question in the suite
  /// @param part which one of its group
  /// @param prompt as the model saw it
  /// @param truth what is right, and what wrong strategies would answer
  /// @param reply the model's words
  /// @param method by which rule the answer was found in them
  /// @param reason why there is no answer
  /// @param attempts requests that were sent for it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String model,
      long item,
      int world,
      FamilyName family,
      int group,
      String part,
      SkinName skin,
      String information,
      int sample,
      String prompt,
      JsonText form,
      @Nullable JsonText truth,
      @Nullable JsonText strategies,
      JsonText difficulty,
      OutcomeName outcome,
      @Nullable JsonText answer,
      String method,
      @Nullable String reason,
      String reply,
      @Nullable TokenCounts tokens,
      @Nullable Double costUsd,
      int attempts,
      boolean cached,
      double upstreamMillis,
      double addedMillis) {}
}
