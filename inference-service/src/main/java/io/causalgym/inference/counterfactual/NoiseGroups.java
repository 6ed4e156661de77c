package io.causalgym.inference.counterfactual;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Divides the parts of a question into groups that share no noise, and are therefore independent.
final class NoiseGroups {
  private record Group(BitSet noises, List<Integer> parts) {}

  private NoiseGroups() {}

  /// @param parts each the codes that it depends on
  /// @return the positions of the parts, by group
  static List<List<Integer>> of(WorldProgram program, List<int[]> parts) {
    List<Group> groups = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      BitSet noises = noises(program, parts.get(part));
      Group merged = new Group(noises, new ArrayList<>(List.of(part)));
      for (Group group : List.copyOf(groups)) {
        if (group.noises().intersects(noises)) {
          merged.parts().addAll(group.parts());
          merged.noises().or(group.noises());
          groups.remove(group);
        }
      }
      groups.add(merged);
    }
    return groups.stream().map(Group::parts).toList();
  }

  private static BitSet noises(WorldProgram program, int[] codes) {
    BitSet noises = new BitSet();
    BitSet steps = NoisePlan.closure(program, codes);
    for (int step = steps.nextSetBit(0); step >= 0; step = steps.nextSetBit(step + 1)) {
      for (int noise : program.mechanism(step).noises) {
        noises.set(noise);
      }
    }
    return noises;
  }
}
