package io.causalgym.evaluation.run.single;

import io.causalgym.contract.VerdictName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// The probabilities that a belief about an intervention may be, depending on how the question was
/// read.
///
/// @param doing P(outcome | do(cause)), which is right
/// @param seeing P(outcome | cause), absent where the cause has probability 0
/// @param prior P(outcome)
record Readings(double doing, OptionalDouble seeing, double prior) {
  /// As of the confusion matrix of see and do.
  static final double TOLERANCE = .03;

  // Distances that differ by less are equal but for rounding.
  private static final double SAME = 1e-9;

  private record Distance(VerdictName name, double of) {}

  /// All readings within the tolerance, the nearest first; of equal ones do before see before
  /// prior, since a belief that is right is not taken for a mistake.
  List<VerdictName> consistentWith(double belief) {
    List<Distance> distances = new ArrayList<>();
    distances.add(new Distance(VerdictName.DO, Math.abs(belief - doing)));
    seeing.ifPresent(p -> distances.add(new Distance(VerdictName.SEE, Math.abs(belief - p))));
    distances.add(new Distance(VerdictName.PRIOR, Math.abs(belief - prior)));
    return distances.stream()
        .filter(distance -> distance.of() <= TOLERANCE + SAME)
        .sorted(Comparator.comparingLong(distance -> Math.round(distance.of() / SAME)))
        .map(Distance::name)
        .toList();
  }
}
