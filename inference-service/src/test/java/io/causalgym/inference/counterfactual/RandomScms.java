package io.causalgym.inference.counterfactual;

import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Small random models in which noises are shared between variables.
public final class RandomScms {
  private RandomScms() {}

  /// A model of 2 to 6 variables with 2 or 3 states each; some noise states have probability 0.
  public static DiscreteScm of(SplittableRandom random) {
    return of(random, 2 + random.nextInt(5), 0.45, 0.25);
  }

  /// @param direct the chance of an edge
  /// @param shared the chance that two variables share a noise
  public static DiscreteScm of(SplittableRandom random, int size, double direct, double shared) {
    ScmBuilder builder = DiscreteScm.builder();
    int[] cards = IntStream.range(0, size).map(at -> 2 + random.nextInt(2)).toArray();
    List<Integer> noiseCards = new ArrayList<>();
    List<List<Integer>> noisesOf = new ArrayList<>();
    for (int variable = 0; variable < size; variable++) {
      noisesOf.add(new ArrayList<>());
      if (random.nextInt(5) > 0) {
        noisesOf.getLast().add(noise(random, builder, noiseCards));
      }
    }
    int latents = 0;
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size && latents < 3; b++) {
        if (random.nextDouble() < shared) {
          int noise = noise(random, builder, noiseCards);
          noisesOf.get(a).add(noise);
          noisesOf.get(b).add(noise);
          latents++;
        }
      }
    }
    int[] places = shuffled(random, size);
    for (int at = 0; at < size; at++) {
      equation(random, builder, at, places, direct, cards, noiseCards, noisesOf.get(at));
    }
    return builder.build();
  }

  private static int noise(SplittableRandom random, ScmBuilder builder, List<Integer> cards) {
    double[] p = new double[2 + random.nextInt(2)];
    for (int state = 0; state < p.length; state++) {
      p[state] = random.nextInt(8) == 0 ? 0 : 0.05 + random.nextDouble();
    }
    p[0] += 0.05;
    double sum = Arrays.stream(p).sum();
    builder.noise("U" + cards.size(), Arrays.stream(p).map(one -> one / sum).toArray());
    cards.add(p.length);
    return cards.size() - 1;
  }

  private static void equation(
      SplittableRandom random,
      ScmBuilder builder,
      int variable,
      int[] places,
      double direct,
      int[] cards,
      List<Integer> noiseCards,
      List<Integer> noises) {
    List<String> parents = new ArrayList<>();
    int rows = 1;
    for (int other = 0; other < cards.length; other++) {
      if (places[other] < places[variable] && parents.size() < 3 && random.nextDouble() < direct) {
        parents.add("V" + other);
        rows *= cards[other];
      }
    }
    for (int noise : noises) {
      rows *= noiseCards.get(noise);
    }
    int card = cards[variable];
    int[] table = IntStream.range(0, rows).map(row -> random.nextInt(card)).toArray();
    builder.equation(
        "V" + variable,
        parents,
        noises.stream().map(noise -> "U" + noise).toList(),
        table,
        IntStream.range(0, card).mapToObj(Integer::toString).toList());
  }

  private static int[] shuffled(SplittableRandom random, int size) {
    int[] items = IntStream.range(0, size).toArray();
    for (int at = 0; at < size; at++) {
      int other = random.nextInt(at + 1);
      int item = items[at];
      items[at] = items[other];
      items[other] = item;
    }
    return items;
  }

  /// A random query, worlds nested up to three deep.
  static CounterfactualQuery query(SplittableRandom random, DiscreteScm model) {
    return new CounterfactualQuery(
        events(random, model, 1 + random.nextInt(3)), events(random, model, random.nextInt(3)));
  }

  private static List<CounterfactualEvent> events(
      SplittableRandom random, DiscreteScm model, int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> {
          PotentialResponse response = response(random, model, 3);
          int card = model.card(model.variable(response.variable()));
          return response.is(random.nextInt(card));
        })
        .toList();
  }

  static PotentialResponse response(SplittableRandom random, DiscreteScm model, int depth) {
    java.util.Map<String, Setting> intervention = new java.util.LinkedHashMap<>();
    for (int set = random.nextInt(3); set > 0; set--) {
      int variable = random.nextInt(model.size());
      String name = model.name(variable);
      PotentialResponse inner =
          depth > 1 && random.nextInt(3) == 0
              ? response(random, model, depth - 1)
              : PotentialResponse.factual(name);
      boolean fits = model.card(model.variable(inner.variable())) <= model.card(variable);
      intervention.put(
          name,
          depth > 1 && fits && random.nextInt(3) == 0
              ? new Setting.Natural(inner)
              : new Setting.State(random.nextInt(model.card(variable))));
    }
    return new PotentialResponse(model.name(random.nextInt(model.size())), intervention);
  }
}
