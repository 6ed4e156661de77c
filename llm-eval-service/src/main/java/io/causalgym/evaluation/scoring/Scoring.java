package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Rung;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.evaluation.statistics.Estimate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Scores one model from its stored answers, which are added world by world and not kept: sums for
/// each world stay, and numbers in columns.
public final class Scoring {
  /// Of all intervals.
  public static final double CONFIDENCE = .95;

  private static final long SEED = 1;

  private final List<Integer> worlds = new ArrayList<>();
  private final List<Map<Unit, UnitSums>> sums = new ArrayList<>();
  private final SeeDo seeDo = new SeeDo();
  private final PairSums pairs = new PairSums();
  private final BeliefSums beliefs = new BeliefSums();
  private final Repeats repeats = new Repeats();
  private final Steps steps = new Steps();
  private final Diagnostics diagnostics = new Diagnostics();

  /// Adds the answers of one world.
  public void add(int world, List<Response> responses) {
    int place = worlds.size();
    worlds.add(world);
    Map<Unit, UnitSums> units = new LinkedHashMap<>();
    Map<Object, List<Response>> polarities = new LinkedHashMap<>();
    for (Response response : responses) {
      Unit unit = Unit.of(response.item());
      if (unit.kind().equals(Unit.PAIR)) {
        polarities
            .computeIfAbsent(Together.of(response), absent -> new ArrayList<>())
            .add(response);
      } else {
        single(units.computeIfAbsent(unit, absent -> new UnitSums()), response);
      }
      belief(place, response);
    }
    polarities.values().forEach(pair -> polarity(units, pair));
    sums.add(units);
    pairs.add(responses);
    repeats.add(responses);
    steps.add(responses);
    diagnostics.add(responses);
  }

  private static void single(UnitSums sums, Response response) {
    Item item = response.item();
    boolean answered = response.answer().isPresent();
    double loss = response.answer().map(answer -> Loss.of(item, answer)).orElse(0.0);
    sums.add(Loss.baselines(item), number(item), answered, loss);
  }

  /// The true number, where the item is about one.
  private static double number(Item item) {
    return !item.mayAbstain() && item.truth() instanceof Truth.Exact(Answer.Value(double t))
        ? Loss.scale(item.form(), t)
        : Double.NaN;
  }

  /// Credit only if every polarity is right: a coin gets one pair of four, always yes none.
  private static void polarity(Map<Unit, UnitSums> units, List<Response> pair) {
    Unit unit = Unit.of(pair.getFirst().item());
    boolean answered = pair.stream().allMatch(one -> one.answer().isPresent());
    boolean right =
        answered
            && pair.stream().allMatch(one -> Loss.of(one.item(), one.answer().orElseThrow()) == 0);
    double coin = 1 - Math.pow(.5, pair.size());
    units
        .computeIfAbsent(unit, absent -> new UnitSums())
        .add(Map.of("coin", coin), Double.NaN, answered, right ? 0 : 1);
  }

  private void belief(int place, Response response) {
    Item item = response.item();
    if (!(item.form() instanceof AnswerForm.Probability)
        || !(item.truth() instanceof Truth.Exact(Answer.Value(double t)))
        || !(response.answer().orElse(null) instanceof Answer.Value(double a))) {
      return;
    }
    beliefs.add(a, t);
    if (item.family() == Family.SEE_DO && item.part().equals(Unit.DO)) {
      seeDo.did(place, item, a);
    } else if (item.family() == Family.SEE_DO) {
      seeDo.saw(place, item, a);
    }
  }

  /// The scores of what was added.
  public ModelScore score() {
    Skills skills = new Skills(sums);
    ClusterBootstrap bootstrap = ClusterBootstrap.of(SEED);
    Map<Integer, Double> byWorld = new LinkedHashMap<>();
    double[] scores = skills.byWorld();
    for (int w = 0; w < scores.length; w++) {
      byWorld.put(worlds.get(w), scores[w]);
    }
    Estimates estimates = Estimates.of(bootstrap, skills);
    return new ModelScore(
        estimates.causalScore(),
        estimates.answeredOnly(),
        estimates.seeDo(),
        families(estimates, skills),
        rungs(estimates, skills),
        pairs.slope(bootstrap, seeDo),
        Confusions.of(seeDo, worlds.size()),
        beliefs.beliefs(),
        repeats.consistency(),
        steps.trajectories(),
        diagnostics.diagnosis(),
        byWorld);
  }

  private static Map<Family, ModelScore.PartScore> families(Estimates estimates, Skills skills) {
    Map<Family, ModelScore.PartScore> scores = new EnumMap<>(Family.class);
    estimates
        .families()
        .forEach((family, estimate) -> scores.put(family, part(estimate, skills, List.of(family))));
    return scores;
  }

  private static Map<Rung, ModelScore.PartScore> rungs(Estimates estimates, Skills skills) {
    Map<Rung, ModelScore.PartScore> scores = new EnumMap<>(Rung.class);
    estimates
        .rungs()
        .forEach((rung, estimate) -> {
          List<Family> of =
              skills.families().stream().filter(family -> family.rung() == rung).toList();
          if (!of.isEmpty()) {
            scores.put(rung, part(estimate, skills, of));
          }
        });
    return scores;
  }

  private static ModelScore.PartScore part(Estimate estimate, Skills skills, List<Family> of) {
    return new ModelScore.PartScore(
        estimate,
        of.stream().mapToLong(family -> skills.total(family, UnitSums.ITEMS)).sum(),
        of.stream().mapToLong(family -> skills.total(family, UnitSums.ANSWERED)).sum());
  }
}
