package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.Evaluator;
import io.causalgym.model.equation.Intervention;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// One world: the model under interventions, of which only the wanted variables and their ancestors
/// are evaluated, with the noises of the particles. Noises that the interventions bring are drawn.
final class World {
  private final EquationModel model;
  private final int[] needed;
  private final Evaluator evaluator;
  private final double[][] noises;
  private final double[][] values;
  private final List<RandomStream> streams = new ArrayList<>();
  private final int shared;

  /// @param firstStream of the noises that the interventions bring
  World(
      EquationModel factual,
      List<Intervention> interventions,
      Collection<String> wanted,
      int rows,
      long seed,
      long firstStream) {
    this.model = factual.intervened(interventions);
    this.needed = needed(model, wanted);
    this.evaluator = model.evaluator(rows);
    this.shared = factual.noiseCount();
    this.noises = new double[model.noiseCount()][];
    this.values = new double[model.size()][0];
    for (int variable : needed) {
      values[variable] = new double[rows];
    }
    for (int noise = shared; noise < noises.length; noise++) {
      noises[noise] = new double[rows];
      streams.add(new RandomStream(seed, firstStream + noise - shared));
    }
  }

  /// The wanted variables and their ancestors, parents first.
  static int[] needed(EquationModel model, Collection<String> wanted) {
    BitSet found = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    wanted.forEach(name -> open.push(model.variable(name)));
    while (!open.isEmpty()) {
      int variable = open.pop();
      if (!found.get(variable)) {
        found.set(variable);
        for (int parent : model.parents(variable)) {
          open.push(parent);
        }
      }
    }
    return java.util.Arrays.stream(model.topologicalOrder()).filter(found::get).toArray();
  }

  /// How many noises the interventions bring.
  int ownNoises() {
    return noises.length - shared;
  }

  /// How many columns it has of its own: variables that are evaluated, and noises.
  int columns() {
    return needed.length + ownNoises();
  }

  void run(Particles particles, int rows, long first) {
    System.arraycopy(particles.noises, 0, noises, 0, shared);
    for (int noise = shared; noise < noises.length; noise++) {
      model.noise(noise).fill(streams.get(noise - shared), first, noises[noise], 0, rows);
    }
    for (int variable : needed) {
      evaluator.evaluate(variable, noises, values, rows, first);
    }
  }

  /// The values of a wanted variable.
  double[] column(String variable) {
    return values[model.variable(variable)];
  }
}
