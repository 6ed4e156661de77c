package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.statistics.Holm;
import io.causalgym.evaluation.statistics.Resampled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The claim that a model confuses seeing with doing, for all models of an evaluation.
///
/// It needs both: the share of answers to doing that follow the association is above {@link
/// #SELDOM} for certain, and the intervention slope is not 1 for certain. So its p-value is the
/// larger of the two (an intersection-union test: Berger, "Multiparameter Hypothesis Testing and
/// Acceptance Sampling", Technometrics 24, 1982, berger1982multiparameter), below 0.05 exactly if
/// both 95 % intervals exclude their hypothesis; and Holm adjusts it for the models.
public final class ConfusionClaims {
  /// A share that is no claim yet.
  static final double SELDOM = .1;

  private static final double LEVEL = .05;
  private static final double EXACT = 1e-9;

  private ConfusionClaims() {}

  /// What is claimed of a model.
  ///
  /// @param made whether the adjusted p-value is below 0.05
  public record Claim(boolean made, double p, double adjusted) {}

  /// Of each model; none where there are too few pairs for one of the two tests. Models without a
  /// test are not counted among those adjusted for.
  public static List<Optional<Claim>> of(List<ModelScore> models) {
    OptionalDouble[] p =
        models.stream().map(ConfusionClaims::pValue).toArray(OptionalDouble[]::new);
    int[] tested = IntStream.range(0, p.length).filter(model -> p[model].isPresent()).toArray();
    double[] adjusted =
        Holm.adjust(IntStream.of(tested).mapToDouble(model -> p[model].getAsDouble()).toArray());
    List<Optional<Claim>> claims = new ArrayList<>();
    models.forEach(model -> claims.add(Optional.empty()));
    for (int k = 0; k < tested.length; k++) {
      double own = p[tested[k]].getAsDouble();
      claims.set(tested[k], Optional.of(new Claim(adjusted[k] < LEVEL, own, adjusted[k])));
    }
    return claims;
  }

  private static OptionalDouble pValue(ModelScore model) {
    Optional<ModelScore.Shares> shares = model.confusion().askedDo();
    OptionalDouble slope = model.slope().full();
    if (shares.isEmpty() || slope.isEmpty() || shares.get().seldom().isEmpty()) {
      return OptionalDouble.empty();
    }
    double share = shares.get().seeing().value().orElse(0);
    // Being far below is no evidence of being above.
    double often = share > SELDOM ? shares.get().seldom().getAsDouble() : 1;
    return OptionalDouble.of(Math.max(often, slope.getAsDouble()));
  }

  /// The p-value of a hypothesis, 1 where the statistic is what it says but for rounding.
  static OptionalDouble pValue(Resampled resampled, double hypothesis) {
    OptionalDouble value = resampled.estimate(Scoring.CONFIDENCE).value();
    return value.isPresent() && Math.abs(value.getAsDouble() - hypothesis) < EXACT
        ? OptionalDouble.of(1)
        : resampled.pValue(hypothesis);
  }
}
