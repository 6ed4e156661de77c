package io.causalgym.discovery;

import io.causalgym.discovery.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Seeded knowledge that some order of the variables obeys.
public final class RandomKnowledge {
  private RandomKnowledge() {}

  public static Knowledge of(long seed, int size) {
    RandomGenerator random = RandomWorlds.generator(seed + 3_000_003);
    int[] order = RandomWorlds.permutation(random, size);
    Knowledge.Builder builder = new Knowledge.Builder(size);
    if (random.nextBoolean()) {
      tiers(random, order, builder);
    }
    for (int i = 0; i < size; i++) {
      int a = random.nextInt(size);
      int b = random.nextInt(size);
      if (a < b && random.nextInt(4) == 0) {
        builder.require(order[a], order[b]);
      } else if (a > b && random.nextBoolean()) {
        builder.forbid(order[a], order[b]);
      }
    }
    return builder.build();
  }

  private static void tiers(RandomGenerator random, int[] order, Knowledge.Builder builder) {
    List<Integer> tier = new ArrayList<>();
    for (int variable : order) {
      if (random.nextInt(8) > 0) {
        tier.add(variable);
      }
      if (random.nextInt(3) == 0) {
        builder.tier(tier, false);
        tier.clear();
      }
    }
    builder.tier(tier, false);
  }
}
