package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Rung;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.Estimate;
import io.causalgym.evaluation.statistics.Resampled;
import io.causalgym.evaluation.statistics.SumStatistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Skills with their uncertainty, all of them in the same resamples, which are drawn once.
///
/// @param answeredOnly the causal score, items without an answer left out
record Estimates(
    Estimate causalScore,
    Estimate answeredOnly,
    Estimate seeDo,
    Map<Rung, Estimate> rungs,
    Map<Family, Estimate> families) {

  static Estimates of(ClusterBootstrap bootstrap, Skills skills) {
    List<Rung> rungs = List.of(Rung.values());
    List<Family> families = List.copyOf(skills.families());
    List<SumStatistic> statistics = new ArrayList<>();
    rungs.forEach(rung -> statistics.add(skills.of(rung)));
    families.forEach(family -> statistics.add(skills.of(family)));
    int fixed = statistics.size();
    statistics.add(skills.causalScore(false));
    statistics.add(skills.causalScore(true));
    statistics.add(skills.of(Family.SEE_DO));
    List<Estimate> all =
        bootstrap.resample(skills.sums(), statistics).stream()
            .map((Resampled each) -> each.estimate(Scoring.CONFIDENCE))
            .toList();
    return new Estimates(
        all.get(fixed),
        all.get(fixed + 1),
        all.get(fixed + 2),
        named(Rung.class, rungs, all),
        named(Family.class, families, all.subList(rungs.size(), fixed)));
  }

  private static <K extends Enum<K>> Map<K, Estimate> named(
      Class<K> type, List<K> keys, List<Estimate> estimates) {
    Map<K, Estimate> named = new EnumMap<>(type);
    for (int place = 0; place < keys.size(); place++) {
      named.put(keys.get(place), estimates.get(place));
    }
    return named;
  }
}
