package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Whether beliefs move as they should from step to step of a trajectory.
final class Steps {
  private static final double WORTH_MOVING = .05;

  private long steps;
  private double excess;
  private double cross;
  private double square;
  private long moves;
  private long right;

  void add(List<Response> world) {
    Map<Together, List<Response>> trajectories = new LinkedHashMap<>();
    for (Response response : world) {
      if (response.item().family() == Family.TRAJECTORY) {
        trajectories
            .computeIfAbsent(Together.of(response), absent -> new ArrayList<>())
            .add(response);
      }
    }
    trajectories.values().forEach(this::follow);
  }

  private void follow(List<Response> trajectory) {
    List<Response> ordered = new ArrayList<>(trajectory);
    ordered.sort(Comparator.comparingInt(response -> step(response.item())));
    List<Double> beforeSaid = List.of();
    List<Double> beforeTrue = List.of();
    for (Response response : ordered) {
      List<Double> said = beliefs(response.answer().orElse(null));
      List<Double> truth =
          response.item().truth() instanceof Truth.Exact(Answer answer)
              ? beliefs(answer)
              : List.of();
      if (said.size() == truth.size() && !said.isEmpty()) {
        steps++;
        for (int k = 0; k < said.size(); k++) {
          excess += (said.get(k) - truth.get(k)) * (said.get(k) - truth.get(k)) / said.size();
        }
      }
      move(beforeSaid, said, beforeTrue, truth);
      beforeSaid = said;
      beforeTrue = truth;
    }
  }

  private void move(
      List<Double> saidBefore, List<Double> said, List<Double> trueBefore, List<Double> truth) {
    if (said.isEmpty() || said.size() != saidBefore.size() || truth.size() != trueBefore.size()) {
      return;
    }
    for (int k = 0; k < said.size(); k++) {
      double moved = said.get(k) - saidBefore.get(k);
      double should = truth.get(k) - trueBefore.get(k);
      cross += moved * should;
      square += should * should;
      if (Math.abs(should) >= WORTH_MOVING) {
        moves++;
        right += moved * should > 0 ? 1 : 0;
      }
    }
  }

  static int step(Item item) {
    String digits = item.part().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  static List<Double> beliefs(@org.jspecify.annotations.Nullable Answer answer) {
    return answer instanceof Answer.Beliefs(var values) ? values : List.of();
  }

  ModelScore.Trajectories trajectories() {
    return new ModelScore.Trajectories(
        steps,
        steps == 0 ? OptionalDouble.empty() : OptionalDouble.of(excess / steps),
        square < 1e-12 ? OptionalDouble.empty() : OptionalDouble.of(cross / square),
        moves == 0 ? OptionalDouble.empty() : OptionalDouble.of(right / (double) moves));
  }
}
