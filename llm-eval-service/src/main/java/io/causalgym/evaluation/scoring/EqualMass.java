package io.causalgym.evaluation.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Bins that hold about equally many values. Equal values share a bin, so that answers rounded to
/// tenths make fewer and uneven bins, of which some are empty.
///
/// Source: Nixon et al., "Measuring Calibration in Deep Learning", 2019, section 3.3, adaptive bins
/// (nixon2019measuring). Costs a sort.
final class EqualMass {
  private EqualMass() {}

  /// The bin of each value, from 0 to `most` - 1: that in which the rank of the first equal value
  /// lies.
  static int[] bins(double[] values, int most) {
    int n = values.length;
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(place -> values[place]));
    int[] bins = new int[n];
    int bin = 0;
    for (int rank = 0; rank < n; rank++) {
      boolean tied = rank > 0 && values[order[rank]] == values[order[rank - 1]];
      bin = tied ? bin : (int) ((long) rank * most / n);
      bins[order[rank]] = bin;
    }
    return bins;
  }
}
