package io.causalgym.inference.exact;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Posteriors by sampling, for networks that are too wide for {@link ExactInference}: each sample
/// draws the open variables, parents first, guided towards the evidence by {@link
/// EvidenceMessages}, and weighs what it drew (likelihood weighting: Fung and Chang 1990,
/// fung1990weighing; Shachter and Peot 1990, shachter1990simulation). Immutable, for any number of
/// threads; the same seed gives the same answer.
///
/// Cost: samples times relevant variables and their states.
public final class ImportanceSampling {

  /// Samples at most.
  public static final long MOST_SAMPLES = 1_000_000_000;

  /// Cells of an answer at most.
  public static final int MOST_CELLS = 1 << 20;

  private final CompiledNetwork network;
  private final int[] topologicalOrder;

  private ImportanceSampling(BayesianNetwork network) {
    this.network = CompiledNetwork.of(network);
    this.topologicalOrder = network.topologicalOrder();
  }

  public static ImportanceSampling of(BayesianNetwork network) {
    return new ImportanceSampling(network);
  }

  /// Estimates P(query | do, evidence).
  ///
  /// @param samples from 1 to {@link #MOST_SAMPLES}
  /// @throws ModelException if a name, a state, a replacement or the number of samples cannot be,
  ///   or the answer would have more than {@link #MOST_CELLS} cells
  public SampledPosterior posterior(
      List<String> query, Conditions conditions, long samples, long seed, Deadline deadline) {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new ModelException(
          "samples",
          Long.toString(samples),
          samples + " samples are not possible; give 1 to " + MOST_SAMPLES);
    }
    Grounding grounding = Grounding.of(network, conditions);
    int[] asked = grounding.query(query);
    checkCells(Cells.of(asked, network.cards));
    Optional<Impossible> contradiction = grounding.contradiction();
    if (contradiction.isPresent()) {
      return new SampledPosterior.Unsupported(contradiction.get().reason());
    }
    BitSet relevant = grounding.relevant(asked);
    int[] order = Arrays.stream(topologicalOrder).filter(relevant::get).toArray();
    double[][] likelihoods = EvidenceMessages.of(grounding, order, deadline);
    SampleDraw draw = new SampleDraw(grounding, order, likelihoods, new RandomStream(seed, 0));
    WeightedCounts counts = counts(draw, order.length, grounding.open(asked), samples, deadline);
    return counts.isEmpty()
        ? new SampledPosterior.Unsupported(
            "none of " + samples + " samples agrees with the evidence; its probability may be 0")
        : estimated(query, asked, grounding, counts, samples);
  }

  private WeightedCounts counts(
      SampleDraw draw, int variables, int[] open, long samples, Deadline deadline) {
    WeightedCounts counts = new WeightedCounts((int) Cells.of(open, network.cards));
    for (long sample = 0; sample < samples; sample++) {
      // A sample of a large network takes a millisecond, one of a small network far less.
      if (variables > 1000 || (sample & 1023) == 0) {
        deadline.check();
      }
      double logWeight = draw.draw(sample);
      counts.add(draw.cell(open), logWeight);
    }
    return counts;
  }

  private static SampledPosterior estimated(
      List<String> query, int[] asked, Grounding grounding, WeightedCounts counts, long samples) {
    Table distribution = grounding.table(query, asked, counts.estimates());
    double[] errors = counts.standardErrors();
    // Where nothing is open the one cell is certain.
    Table known =
        errors.length == 1
            ? distribution.scaled(0)
            : distribution.replaced(grounding.spread(asked, errors));
    return new SampledPosterior.Estimated(
        distribution,
        known,
        counts.logMean(),
        counts.relativeError(),
        counts.effectiveSampleSize(),
        samples);
  }

  private static void checkCells(long cells) {
    if (cells > MOST_CELLS) {
      throw new ModelException(
          "query",
          Long.toString(cells),
          "the answer has "
              + cells
              + " cells, and the limit is "
              + MOST_CELLS
              + "; ask for fewer variables");
    }
  }
}
