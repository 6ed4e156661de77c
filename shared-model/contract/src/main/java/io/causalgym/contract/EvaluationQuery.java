package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for models to be evaluated.
///
/// @param suite `quick` where absent
/// @param samples how often every question is put to every model, 1 to 100, default 1
/// @param budgetUsd where the evaluation stops, before it is exceeded; the server's default where
///   absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationQuery(
    @JsonProperty(required = true) List<ModelUnderTest> models,
    @Nullable SuiteDocument suite,
    @Nullable Integer samples,
    @Nullable Double budgetUsd) {

  /// Models of one evaluation at most.
  public static final int MOST_MODELS = 50;

  public EvaluationQuery {
    models = Require.some("models", models, MOST_MODELS);
    Require.distinct("models", models.stream().map(ModelUnderTest::id).toList());
    suite = suite == null ? SuiteDocument.QUICK : suite;
    samples = Require.between("samples", samples, 1, 100, 1);
    Require.closed("budgetUsd", budgetUsd, 0, 1_000_000);
  }
}
