package io.causalgym.inference.counterfactual;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// In which order the noises of a question get their states, and which steps of a program and which
/// conditions can be evaluated after each.
///
/// Level 0 is before the first noise. Noises of the conditions come first, so that a branch of the
/// search ends as soon as a condition fails in it.
final class NoisePlan {
  private final WorldProgram program;
  private final Map<Integer, Integer> levelOf = new LinkedHashMap<>();
  private final int[] levels;
  private final List<List<Integer>> steps = new ArrayList<>();
  private final List<List<Integer>> conditions = new ArrayList<>();

  /// @param fixed codes on which there are conditions
  /// @param asked codes whose values are asked for
  NoisePlan(WorldProgram program, int[] fixed, int[] asked) {
    this.program = program;
    this.levels = new int[program.size()];
    BitSet first = closure(program, fixed);
    first.stream().forEach(this::addNoises);
    BitSet all = closure(program, asked);
    all.or(first);
    all.stream().forEach(this::addNoises);
    for (int level = 0; level <= levelOf.size(); level++) {
      steps.add(new ArrayList<>());
      conditions.add(new ArrayList<>());
    }
    all.stream().forEach(this::place);
    for (int condition = 0; condition < fixed.length; condition++) {
      conditions.get(fixed[condition] < 0 ? 0 : levels[fixed[condition]]).add(condition);
    }
  }

  /// The steps that `codes` depend on.
  static BitSet closure(WorldProgram program, int[] codes) {
    BitSet needed = new BitSet();
    mark(needed, codes);
    for (int step = needed.length() - 1; step >= 0; step = needed.previousSetBit(step - 1)) {
      mark(needed, program.causes(step));
    }
    return needed;
  }

  private static void mark(BitSet needed, int[] codes) {
    for (int code : codes) {
      if (code >= 0) {
        needed.set(code);
      }
    }
  }

  private void addNoises(int step) {
    for (int noise : program.mechanism(step).noises) {
      levelOf.putIfAbsent(noise, levelOf.size() + 1);
    }
  }

  private void place(int step) {
    int level = 0;
    for (int code : program.causes(step)) {
      level = Math.max(level, code < 0 ? 0 : levels[code]);
    }
    for (int noise : program.mechanism(step).noises) {
      level = Math.max(level, levelOf.getOrDefault(noise, 0));
    }
    levels[step] = level;
    steps.get(level).add(step);
  }

  /// The noises by level, which starts at 1.
  int[] noises() {
    return levelOf.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  /// The steps that can be evaluated at a level, in order.
  int[] steps(int level) {
    return steps.get(level).stream().mapToInt(Integer::intValue).toArray();
  }

  /// The positions of the conditions that can be decided at a level.
  int[] conditions(int level) {
    return conditions.get(level).stream().mapToInt(Integer::intValue).toArray();
  }
}
