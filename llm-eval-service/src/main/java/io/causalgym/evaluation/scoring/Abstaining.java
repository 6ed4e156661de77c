package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.List;

/// Whether a model says that there is no answer exactly where there is none: balanced accuracy over
/// questions that offer it, whatever the answer is otherwise. Always abstaining, and never, have
/// one half. Source: Brodersen et al. 2010 (brodersen2010balanced).
final class Abstaining implements Diagnostic {
  private static final int ANSWERS = 0;
  private static final int ANSWERED = 1;
  private static final int NONE = 2;
  private static final int ABSTAINED = 3;

  private final WorldSums sums = new WorldSums(ABSTAINED + 1);

  @Override
  public void add(List<Response> world) {
    double[] row = new double[ABSTAINED + 1];
    for (Response response : world) {
      if (response.item().mayAbstain() && response.answer().isPresent()) {
        boolean abstained = response.answer().get() instanceof Answer.Cannot;
        if (none(response.item())) {
          row[NONE]++;
          row[ABSTAINED] += abstained ? 1 : 0;
        } else {
          row[ANSWERS]++;
          row[ANSWERED] += abstained ? 0 : 1;
        }
      }
    }
    sums.add(row);
  }

  private static boolean none(Item item) {
    return switch (item.truth()) {
      case Truth.Exact(Answer answer) -> answer instanceof Answer.Cannot;
      case Truth.AnySet any -> any.valid().isEmpty();
      case Truth.AllSets all -> false;
      case Truth.Action action -> false;
    };
  }

  Diagnosis.Measured score(ClusterBootstrap bootstrap) {
    return sums.measure(
            bootstrap,
            sums.total(ANSWERS) + sums.total(NONE),
            s -> (s[ANSWERED] / s[ANSWERS] + s[ABSTAINED] / s[NONE]) / 2)
        .getFirst();
  }
}
