package io.causalgym.inference.counterfactual;

import io.causalgym.inference.counterfactual.Mechanisms.Mechanism;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The equations of all worlds as one list of steps, each after those it uses.
///
/// A *code* is where a value comes from: a step if it is not negative, else the fixed state `-1 -
/// code`.
final class WorldProgram {
  private final Worlds worlds;
  private final List<Mechanism> steps = new ArrayList<>();
  private final List<int[]> causes = new ArrayList<>();
  private final List<Map<Integer, Integer>> codes = new ArrayList<>();

  WorldProgram(Worlds worlds) {
    this.worlds = worlds;
    for (Worlds.World world : worlds.ordered()) {
      Map<Integer, Integer> own = new HashMap<>();
      codes.add(own);
      for (int variable : world.needed()) {
        Setting setting = world.settings().get(variable);
        own.put(variable, setting == null ? equation(variable, own) : code(setting));
      }
    }
  }

  /// The code of a response.
  int code(PotentialResponse response) {
    int world = worlds.world(response.intervention());
    return found(codes.get(world), worlds.model().variable(response.variable()));
  }

  private int code(Setting setting) {
    return switch (setting) {
      case Setting.State(int state) -> -1 - state;
      case Setting.Natural(var response) -> code(response);
    };
  }

  private int equation(int variable, Map<Integer, Integer> own) {
    Mechanism mechanism = worlds.mechanisms().of(variable);
    int[] inputs = new int[mechanism.parents.length];
    for (int axis = 0; axis < inputs.length; axis++) {
      inputs[axis] = found(own, mechanism.parents[axis]);
    }
    steps.add(mechanism);
    causes.add(inputs);
    return steps.size() - 1;
  }

  private static int found(Map<Integer, Integer> codes, int variable) {
    Integer code = codes.get(variable);
    if (code == null) {
      throw new AssertionError("variable " + variable + " was not evaluated");
    }
    return code;
  }

  int size() {
    return steps.size();
  }

  /// The equation of a step.
  Mechanism mechanism(int step) {
    return steps.get(step);
  }

  /// By parent of the equation of a step: where its state comes from; a copy is not made.
  int[] causes(int step) {
    return causes.get(step);
  }

  double[] noise(int noise) {
    return worlds.mechanisms().noise(noise);
  }
}
