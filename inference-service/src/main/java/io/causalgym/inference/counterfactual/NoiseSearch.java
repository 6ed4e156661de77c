package io.causalgym.inference.counterfactual;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.Mechanisms.Mechanism;
import java.util.stream.IntStream;

/// Visits the joint states of the noises that some values depend on, depth first, and gives a
/// branch up as soon as a condition fails in it. Each step of a program is evaluated when the last
/// noise that it depends on gets a state; states of probability 0 are left out. Not thread-safe.
///
/// Cost: at most {@link #operations()} visited states and evaluated steps; memory linear in the
/// program.
final class NoiseSearch {
  private static final int POLL_MASK = (1 << 12) - 1;

  private final WorldProgram program;
  private final int[] fixed;
  private final int[] required;
  private final int[] noises;
  private final int[][] states;
  private final double[][] p;
  private final int[][] steps;
  private final int[][] conditions;
  private final int[] values;
  private final int[] noiseStates;
  private final int[] position;
  private final double[] weights;
  private int level;
  private int visited;

  /// @param fixed codes on which there are conditions, with the states `required`
  /// @param asked further codes whose values are wanted
  NoiseSearch(WorldProgram program, int[] fixed, int[] required, int[] asked) {
    this.program = program;
    this.fixed = fixed;
    this.required = required;
    NoisePlan plan = new NoisePlan(program, fixed, asked);
    this.noises = plan.noises();
    int levels = noises.length + 1;
    this.steps = new int[levels][];
    this.conditions = new int[levels][];
    this.states = new int[levels][];
    this.p = new double[levels][];
    for (int at = 0; at < levels; at++) {
      steps[at] = plan.steps(at);
      conditions[at] = plan.conditions(at);
      double[] all = at == 0 ? new double[] {1} : program.noise(noises[at - 1]);
      states[at] = IntStream.range(0, all.length).filter(state -> all[state] > 0).toArray();
      p[at] = all;
    }
    this.values = new int[program.size()];
    this.noiseStates = new int[IntStream.of(noises).max().orElse(-1) + 1];
    this.position = new int[levels];
    java.util.Arrays.fill(position, -1);
    this.weights = new double[levels];
  }

  /// An upper bound of what {@link #next} does until it ends.
  double operations() {
    double operations = 0;
    double nodes = 1;
    for (int at = 0; at < steps.length; at++) {
      nodes *= states[at].length;
      operations += nodes * (1 + steps[at].length);
    }
    return operations;
  }

  /// To the next joint state in which the conditions hold, if there is one.
  boolean next(Deadline deadline) {
    while (level >= 0) {
      if (++position[level] == states[level].length) {
        position[level--] = -1;
        continue;
      }
      if ((++visited & POLL_MASK) == 0) {
        deadline.check();
      }
      enter();
      if (!holds()) {
        continue;
      }
      if (level == steps.length - 1) {
        return true;
      }
      level++;
    }
    return false;
  }

  /// The probability of the joint state.
  double weight() {
    return weights[steps.length - 1];
  }

  /// What a code that was asked for, or its condition, is in the joint state.
  int value(int code) {
    return code < 0 ? -1 - code : values[code];
  }

  private void enter() {
    int state = states[level][position[level]];
    if (level > 0) {
      noiseStates[noises[level - 1]] = state;
    }
    weights[level] = (level == 0 ? 1 : weights[level - 1]) * p[level][state];
    for (int step : steps[level]) {
      values[step] = evaluated(program.mechanism(step), program.causes(step));
    }
  }

  private int evaluated(Mechanism mechanism, int[] causes) {
    int row = 0;
    for (int axis = 0; axis < causes.length; axis++) {
      row += value(causes[axis]) * mechanism.parentStrides[axis];
    }
    for (int axis = 0; axis < mechanism.noises.length; axis++) {
      row += noiseStates[mechanism.noises[axis]] * mechanism.noiseStrides[axis];
    }
    return mechanism.table[row];
  }

  private boolean holds() {
    for (int condition : conditions[level]) {
      if (value(fixed[condition]) != required[condition]) {
        return false;
      }
    }
    return true;
  }
}
