package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of evaluations.
///
/// @param next where the next page begins, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationsAnswer(List<Entry> evaluations, @Nullable String next) {
  public EvaluationsAnswer {
    evaluations = List.copyOf(evaluations);
  }

  /// One of them.
  ///
  /// @param createdAt in ISO 8601
  public record Entry(
      String id,
      String job,
      JobStateName state,
      String createdAt,
      String suite,
      int worlds,
      List<String> models) {
    public Entry {
      models = List.copyOf(models);
    }
  }
}
