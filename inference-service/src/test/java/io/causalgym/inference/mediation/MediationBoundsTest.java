package io.causalgym.inference.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.bounds.BoundsLimits;
import io.causalgym.inference.bounds.CausalBounds;
import io.causalgym.inference.counterfactual.CounterfactualBudget;
import io.causalgym.inference.counterfactual.Counterfactuals;
import io.causalgym.inference.counterfactual.ModelFixture;
import io.causalgym.inference.counterfactual.Quantity;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MediationBoundsTest {

  static List<ModelFixture> cases() {
    return ModelFixture.all(MediationBoundsTest.class, "mediation.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBoundsHoldTheModelsEffectsAndAreAPointWhereEveryTermIsIdentified(ModelFixture fixture) {
    List<String> mediators =
        StreamSupport.stream(fixture.json().at("/query/mediators").spliterator(), false)
            .map(name -> name.asText())
            .toList();
    MediationQuestion question = new MediationQuestion(Contrast.of("X", "Y"), mediators);
    MediationEffects truth =
        new ModelMediation(new Counterfactuals(fixture.model(), CounterfactualBudget.DEFAULT))
            .effects(question, Deadline.NONE);

    Map<String, MediationBounds.Interval> found =
        new MediationBounds(
                new CausalBounds(BoundsLimits.DEFAULT),
                fixture.graph(),
                fixture.observational(),
                question,
                Deadline.NONE)
            .intervals();

    Map.of(
            "TE", truth.total(),
            "NDE", truth.naturalDirect(),
            "NIE", truth.naturalIndirect(),
            "reverseNIE", truth.reverseNaturalIndirect())
        .forEach((name, quantity) -> {
          MediationBounds.Interval interval = found.get(name);
          assertThat(interval).as(name).isNotNull();
          if (interval != null && quantity instanceof Quantity.Known(double value)) {
            assertThat(value).as(name).isBetween(interval.lower() - 1e-9, interval.upper() + 1e-9);
            assertThat(interval.upper() - interval.lower()).isLessThanOrEqualTo(2);
          }
        });
    if (fixture.json().get("bidirected").isEmpty()) {
      found.forEach((name, interval) ->
          assertThat(interval.upper() - interval.lower()).as(name).isLessThan(1e-9));
    }
  }
}
