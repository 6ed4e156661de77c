package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// What single sets of variables are like: whether an adjustment set is valid, whether a valid one
/// is minimal, and how much a set has in common with the one asked for, or with the nearest valid
/// one, as Jaccard's |A and B| / |A or B|, 1 for two empty sets.
final class AdjustmentSets implements Diagnostic {
  private static final int VALID = 0;
  private static final int ASKED = 1;
  private static final int MINIMAL = 2;
  private static final int VALID_SETS = 3;
  private static final int JACCARD = 4;
  private static final int SETS = 5;

  private final WorldSums sums = new WorldSums(SETS + 1);

  @Override
  public void add(List<Response> world) {
    double[] row = new double[SETS + 1];
    for (Response response : world) {
      Answer answer = response.answer().orElse(null);
      if (answer == null || !(response.item().form() instanceof AnswerForm.Sets form)) {
        continue;
      }
      switch (response.item().truth()) {
        case Truth.AnySet any -> any(response, any, answer, row);
        case Truth.Exact(Answer.Sets(var sets)) when !form.many() -> overlap(sets, answer, row);
        case Truth.Exact other -> {}
        case Truth.AllSets all -> {}
        case Truth.Action action -> {}
      }
    }
    sums.add(row);
  }

  private static void any(Response response, Truth.AnySet truth, Answer answer, double[] row) {
    boolean right = Loss.of(response.item(), answer) == 0;
    row[VALID] += right ? 1 : 0;
    row[ASKED]++;
    if (right && answer instanceof Answer.Sets(var said)) {
      row[MINIMAL] += truth.minimal().contains(said.getFirst()) ? 1 : 0;
      row[VALID_SETS]++;
    }
    if (!truth.valid().isEmpty()) {
      overlap(truth.valid(), answer, row);
    }
  }

  /// With the nearest of the sets; who names none has nothing in common with any.
  private static void overlap(List<SortedSet<String>> sets, Answer answer, double[] row) {
    row[SETS]++;
    if (answer instanceof Answer.Sets(var said) && !said.isEmpty()) {
      row[JACCARD] +=
          sets.stream().mapToDouble(set -> jaccard(set, said.getFirst())).max().orElse(0);
    }
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    long both = a.stream().filter(b::contains).count();
    long either = a.size() + b.size() - both;
    return either == 0 ? 1 : both / (double) either;
  }

  /// Validity, minimality, Jaccard.
  List<Diagnosis.Measured> score(ClusterBootstrap bootstrap) {
    return List.of(
        sums.mean(bootstrap, VALID, ASKED),
        sums.mean(bootstrap, MINIMAL, VALID_SETS),
        sums.mean(bootstrap, JACCARD, SETS));
  }
}
