package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.numeric.parallel.ParallelLoop;
import java.util.List;

/// All that explains a model's score, from the same answers.
final class Diagnostics implements Diagnostic {
  /// Explanations are not ranked by: the ends of their intervals may move by a tenth of a standard
  /// error from seed to seed.
  private static final int REPLICATES = 2_000;

  private static final long SEED = 4;

  private final Confidences confidences = new Confidences();
  private final Coherence coherence = new Coherence();
  private final Leakage leakage = new Leakage();
  private final Spread spread = new Spread();
  private final Flips flips = new Flips();
  private final WorstCase worstCase = new WorstCase();
  private final AdjustmentSets sets = new AdjustmentSets();
  private final EdgeDistance edges = new EdgeDistance();
  private final TwoClasses entailment = new TwoClasses(Family.DISCOVERY, "entailment");
  private final TwoClasses identifiability = new TwoClasses(Family.IDENTIFIABILITY, "whether");
  private final Abstaining abstaining = new Abstaining();

  @Override
  public void add(List<Response> world) {
    List.of(
            confidences,
            coherence,
            leakage,
            spread,
            flips,
            worstCase,
            sets,
            edges,
            entailment,
            identifiability,
            abstaining)
        .forEach(each -> each.add(world));
  }

  Diagnosis diagnosis() {
    ClusterBootstrap bootstrap = new ClusterBootstrap(SEED, REPLICATES, ParallelLoop.sequential());
    return new Diagnosis(
        confidences.score(bootstrap),
        coherence.score(bootstrap, leakage.score(bootstrap)),
        repeats(bootstrap),
        structures(bootstrap));
  }

  private Diagnosis.Repeated repeats(ClusterBootstrap bootstrap) {
    List<Diagnosis.Measured> variances = spread.score(bootstrap);
    List<Diagnosis.Measured> skills = worstCase.score(bootstrap);
    return new Diagnosis.Repeated(
        variances.get(0),
        variances.get(1),
        variances.get(2),
        variances.get(3),
        flips.score(bootstrap),
        skills.get(0),
        skills.get(1));
  }

  private Diagnosis.Structures structures(ClusterBootstrap bootstrap) {
    List<Diagnosis.Measured> single = sets.score(bootstrap);
    List<Diagnosis.Measured> classes = identifiability.balanced(bootstrap);
    return new Diagnosis.Structures(
        single.get(0),
        single.get(1),
        single.get(2),
        edges.score(bootstrap),
        entailment.f1(bootstrap),
        classes.get(0),
        classes.get(1),
        abstaining.score(bootstrap));
  }
}
