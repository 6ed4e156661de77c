package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Rung;
import io.causalgym.evaluation.statistics.ClusterSums;
import io.causalgym.evaluation.statistics.SumStatistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Skills of units, families, rungs and all, as functions of sums over worlds.
///
/// The skill of a unit is what its answered items gained on the best baseline, over that baseline's
/// loss on all items: an item without an answer gains nothing and loses nothing. Skills of a family
/// are those of its units by their items, of a rung the mean of its families, and the causal score
/// the mean of rungs.
final class Skills {
  private static final double PERCENT = 100;

  private final List<Map<Unit, UnitSums>> worlds;
  private final Map<Unit, List<String>> baselines = new LinkedHashMap<>();
  private final Map<Unit, Integer> offsets = new LinkedHashMap<>();
  private final Map<Family, List<Unit>> counting = new EnumMap<>(Family.class);
  private final ClusterSums sums;
  private final double[][] columns;

  Skills(List<Map<Unit, UnitSums>> worlds) {
    this.worlds = worlds;
    for (Map<Unit, UnitSums> world : worlds) {
      world.forEach((unit, of) -> {
        List<String> names = baselines.computeIfAbsent(unit, absent -> new ArrayList<>());
        of.baselines().keySet().stream().filter(n -> !names.contains(n)).forEach(names::add);
      });
    }
    baselines.keySet().stream()
        .filter(Unit::counts)
        .forEach(
            unit -> counting.computeIfAbsent(unit.family(), absent -> new ArrayList<>()).add(unit));
    int width = 0;
    for (Map.Entry<Unit, List<String>> unit : baselines.entrySet()) {
      offsets.put(unit.getKey(), width);
      width += UnitSums.NUMBERS_ANSWERED + 1 + 2 * unit.getValue().size();
    }
    this.columns = new double[width][worlds.size()];
    fill();
    this.sums = ClusterSums.of(columns);
  }

  private void fill() {
    for (int w = 0; w < worlds.size(); w++) {
      for (Map.Entry<Unit, UnitSums> unit : worlds.get(w).entrySet()) {
        int at = offsets.getOrDefault(unit.getKey(), 0);
        UnitSums of = unit.getValue();
        for (int fixed = 0; fixed <= UnitSums.NUMBERS_ANSWERED; fixed++) {
          columns[at + fixed][w] = of.get(fixed);
        }
        int next = at + UnitSums.NUMBERS_ANSWERED + 1;
        for (String name : baselines.getOrDefault(unit.getKey(), List.of())) {
          Integer own = of.baselines().get(name);
          columns[next][w] = own == null ? 0 : of.get(own);
          columns[next + 1][w] = own == null ? 0 : of.get(own + 1);
          next += 2;
        }
      }
    }
  }

  ClusterSums sums() {
    return sums;
  }

  Set<Family> families() {
    return counting.keySet();
  }

  long total(Family family, int column) {
    double total = 0;
    for (Map.Entry<Unit, Integer> unit : offsets.entrySet()) {
      if (unit.getKey().family() == family) {
        for (double value : columns[unit.getValue() + column]) {
          total += value;
        }
      }
    }
    return Math.round(total);
  }

  /// What the best baseline loses, and what the answers gained on it.
  private record Gain(double gained, double possible, double answeredOnly) {}

  private Gain gain(Unit unit, double[] s) {
    int at = offsets.getOrDefault(unit, 0);
    double all = Double.POSITIVE_INFINITY;
    double answered = 0;
    int next = at + UnitSums.NUMBERS_ANSWERED + 1;
    for (int b = 0; b < baselines.getOrDefault(unit, List.of()).size(); b++) {
      if (s[next + 2 * b] < all) {
        all = s[next + 2 * b];
        answered = s[next + 2 * b + 1];
      }
    }
    double n = s[at + UnitSums.NUMBERS];
    if (n > 0) {
      double best = s[at + UnitSums.TRUTHS] / n;
      double loss = s[at + UnitSums.SQUARES] - n * best * best;
      if (loss < all) {
        all = loss;
        answered =
            s[at + UnitSums.SQUARES_ANSWERED]
                - 2 * best * s[at + UnitSums.TRUTHS_ANSWERED]
                + best * best * s[at + UnitSums.NUMBERS_ANSWERED];
      }
    }
    return new Gain(answered - s[at + UnitSums.LOSS], all, answered);
  }

  /// NaN where the best baseline loses nothing: then nothing can be gained on it.
  private double unit(Unit unit, double[] s, boolean answeredOnly) {
    Gain gain = gain(unit, s);
    double possible = answeredOnly ? gain.answeredOnly : gain.possible;
    return possible > 1e-12 && Double.isFinite(possible) ? gain.gained / possible : Double.NaN;
  }

  private double family(Family family, double[] s, boolean answeredOnly) {
    double sum = 0;
    double items = 0;
    for (Unit unit : counting.getOrDefault(family, List.of())) {
      double skill = unit(unit, s, answeredOnly);
      if (!Double.isNaN(skill)) {
        double n = s[offsets.getOrDefault(unit, 0) + UnitSums.ITEMS];
        sum += n * skill;
        items += n;
      }
    }
    return items > 0 ? sum / items : Double.NaN;
  }

  SumStatistic of(Family family) {
    return s -> family(family, s, false);
  }

  private double mean(Predicate<Family> of, double[] s, boolean answeredOnly) {
    double sum = 0;
    int count = 0;
    for (Family family : families()) {
      double skill = of.test(family) ? family(family, s, answeredOnly) : Double.NaN;
      if (!Double.isNaN(skill)) {
        sum += skill;
        count++;
      }
    }
    return count > 0 ? sum / count : Double.NaN;
  }

  SumStatistic of(Rung rung) {
    return s -> mean(family -> family.rung() == rung, s, false);
  }

  SumStatistic causalScore(boolean answeredOnly) {
    return s -> {
      double sum = 0;
      int rungs = 0;
      for (Rung rung : Rung.values()) {
        double skill = mean(family -> family.rung() == rung, s, answeredOnly);
        if (!Double.isNaN(skill)) {
          sum += skill;
          rungs++;
        }
      }
      return rungs > 0 ? PERCENT * sum / rungs : Double.NaN;
    };
  }

  /// What each world adds to the causal score, so that the mean over worlds is the score: what the
  /// world gained, over what the best baseline loses in a world on average.
  double[] byWorld() {
    double[] totals = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      for (double value : columns[c]) {
        totals[c] += value;
      }
    }
    Map<Unit, Double> weights = weights(totals);
    double[] scores = new double[worlds.size()];
    for (Map.Entry<Unit, Double> unit : weights.entrySet()) {
      double possible = gain(unit.getKey(), totals).possible;
      for (int w = 0; w < scores.length; w++) {
        scores[w] +=
            PERCENT
                * unit.getValue()
                * gainedAgainst(unit.getKey(), totals, w)
                * worlds.size()
                / possible;
      }
    }
    return scores;
  }

  private Map<Unit, Double> weights(double[] totals) {
    Map<Unit, Double> weights = new LinkedHashMap<>();
    Map<Rung, Map<Family, Double>> rungs = new LinkedHashMap<>();
    for (Unit unit : baselines.keySet()) {
      if (unit.counts() && !Double.isNaN(unit(unit, totals, false))) {
        double n = totals[offsets.getOrDefault(unit, 0) + UnitSums.ITEMS];
        weights.put(unit, n);
        rungs
            .computeIfAbsent(unit.family().rung(), absent -> new LinkedHashMap<>())
            .merge(unit.family(), n, Double::sum);
      }
    }
    weights.replaceAll((unit, n) -> {
      Map<Family, Double> families = rungs.getOrDefault(unit.family().rung(), Map.of());
      return n / families.getOrDefault(unit.family(), 1.0) / families.size() / rungs.size();
    });
    return weights;
  }

  /// The gain of one world on the baseline that is best over all worlds.
  private double gainedAgainst(Unit unit, double[] totals, int w) {
    int at = offsets.getOrDefault(unit, 0);
    int next = at + UnitSums.NUMBERS_ANSWERED + 1;
    double all = Double.POSITIVE_INFINITY;
    double answered = 0;
    for (int b = 0; b < baselines.getOrDefault(unit, List.of()).size(); b++) {
      if (totals[next + 2 * b] < all) {
        all = totals[next + 2 * b];
        answered = columns[next + 2 * b + 1][w];
      }
    }
    double n = totals[at + UnitSums.NUMBERS];
    if (n > 0) {
      double best = totals[at + UnitSums.TRUTHS] / n;
      if (totals[at + UnitSums.SQUARES] - n * best * best < all) {
        answered =
            columns[at + UnitSums.SQUARES_ANSWERED][w]
                - 2 * best * columns[at + UnitSums.TRUTHS_ANSWERED][w]
                + best * best * columns[at + UnitSums.NUMBERS_ANSWERED][w];
      }
    }
    return answered - columns[at + UnitSums.LOSS][w];
  }
}
