package io.causalgym.evaluation.run;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.FamilyName;
import io.causalgym.contract.SkinName;
import io.causalgym.contract.SuiteDocument;
import io.causalgym.evaluation.elicitation.CaseReference;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.run.store.Evaluation;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What an evaluation asks, in the words of the packages that do it.
public final class EvaluationPlan {
  private EvaluationPlan() {}

  /// The request that an evaluation was started with.
  static EvaluationQuery query(Evaluation evaluation) {
    return Json.readAnswer(EvaluationQuery.class, Buffer.buffer(evaluation.request()));
  }

  static int samples(EvaluationQuery query) {
    return Objects.requireNonNull(query.samples(), "the record fills in the default");
  }

  /// Whether some model is asked in batches.
  static boolean batches(EvaluationQuery query) {
    return query.models().stream()
        .map(model -> Objects.requireNonNull(model.parameters(), "the record fills in the default"))
        .anyMatch(parameters -> Boolean.TRUE.equals(parameters.batch()));
  }

  /// The suite of an evaluation, its hidden seed put in.
  public static SuiteSpecification suite(Evaluation evaluation) {
    SuiteDocument suite =
        Objects.requireNonNull(query(evaluation).suite(), "the record fills in the default");
    return suite(suite, evaluation.seed());
  }

  /// A suite with a seed.
  public static SuiteSpecification suite(SuiteDocument suite, long seed) {
    return new SuiteSpecification(
        Objects.requireNonNull(suite.worlds(), "the record fills in the default"),
        seed,
        suite.families() == null
            ? List.of()
            : suite.families().stream().map(EvaluationPlan::family).toList(),
        suite.skins() == null
            ? List.of()
            : suite.skins().stream().map(EvaluationPlan::skin).toList(),
        Objects.requireNonNull(suite.variants(), "the record fills in the default"));
  }

  /// References of a suite: equal for equal suites, so that replies can be found again; secret as
  /// long as the seed is.
  public static CaseReference references(SuiteSpecification suite) {
    return new CaseReference(suite.toString());
  }

  private static Family family(FamilyName name) {
    return Family.of(word(name));
  }

  private static Skin skin(SkinName name) {
    return Skin.of(word(name));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
