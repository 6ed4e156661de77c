package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Backward leakage: how far beliefs move, at a step of a trajectory, about what an intervention
/// does not affect. The third rule of the do-calculus says that they stay where they are, Pearl
/// 1995 (pearl1995causal).
///
/// A belief is looked at if it should stay as it is, while that of whoever takes set for seen
/// moves: about a cause of what was set, or about what shares a cause with it. So the truth has 0,
/// and the associational model the mean |P(cause | x) - P(cause)|. What was set is not stored with
/// a question, but the beliefs of both are.
final class Leakage implements Diagnostic {
  private static final double STILL = 1e-9;
  private static final int MOVED = 0;
  private static final int CHECKS = 1;

  private final WorldSums sums = new WorldSums(2);

  @Override
  public void add(List<Response> world) {
    Map<Together, List<Response>> trajectories = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.item().family() == Family.TRAJECTORY) {
        trajectories
            .computeIfAbsent(Together.of(response), absent -> new ArrayList<>())
            .add(response);
      }
    }
    double[] row = new double[2];
    for (List<Response> trajectory : trajectories.values()) {
      trajectory.sort(Comparator.comparingInt(response -> Steps.step(response.item())));
      for (int at = 1; at < trajectory.size(); at++) {
        step(trajectory.get(at - 1), trajectory.get(at), row);
      }
    }
    sums.add(row);
  }

  private static void step(Response before, Response after, double[] row) {
    boolean next = Steps.step(after.item()) == Steps.step(before.item()) + 1;
    List<Double> saidBefore = Steps.beliefs(before.answer().orElse(null));
    List<Double> said = Steps.beliefs(after.answer().orElse(null));
    List<Double> trueBefore = truth(before);
    List<Double> truth = truth(after);
    List<Double> seenBefore = Steps.beliefs(before.item().strategies().get(Strategy.ASSOCIATION));
    List<Double> seen = Steps.beliefs(after.item().strategies().get(Strategy.ASSOCIATION));
    int most =
        Math.min(
            Math.min(truth.size(), trueBefore.size()), Math.min(seen.size(), seenBefore.size()));
    if (!next || said.size() != most || saidBefore.size() != most) {
      return;
    }
    for (int k = 0; k < most; k++) {
      if (Math.abs(truth.get(k) - trueBefore.get(k)) < STILL
          && Math.abs(seen.get(k) - seenBefore.get(k)) >= STILL) {
        row[MOVED] += Math.abs(said.get(k) - saidBefore.get(k));
        row[CHECKS]++;
      }
    }
  }

  private static List<Double> truth(Response response) {
    return response.item().truth() instanceof Truth.Exact(Answer answer)
        ? Steps.beliefs(answer)
        : List.of();
  }

  Diagnosis.Measured score(ClusterBootstrap bootstrap) {
    return sums.mean(bootstrap, MOVED, CHECKS);
  }
}
