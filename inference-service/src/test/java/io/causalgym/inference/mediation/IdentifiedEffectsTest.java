package io.causalgym.inference.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.EveryWorld;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IdentifiedEffectsTest {

  @Test
  void exactlyWhatDoesNotChangeWithModelsThatAgreeIsIdentifiedOn16GraphsOfSeed9() {
    Map<Boolean, Integer> decided = decided(new SplittableRandom(9), 16);

    assertThat(decided.get(true)).isGreaterThan(20);
    assertThat(decided.get(false)).isGreaterThan(20);
  }

  @Test
  @Tag("long")
  void exactlyWhatDoesNotChangeWithModelsThatAgreeIsIdentifiedOn400GraphsOfSeed10() {
    assertThat(decided(new SplittableRandom(10), 400)).hasSize(2);
  }

  /// How many effects were found to be identified, and how many not to be.
  private static Map<Boolean, Integer> decided(SplittableRandom random, int graphs) {
    Map<Boolean, Integer> decided = new LinkedHashMap<>();
    for (int at = 0; at < graphs; at++) {
      Shape shape = Shape.of(random, 3 + at % 2);
      boolean[] changes = new boolean[6];
      boolean[] identified = new boolean[6];
      // A model drawn at random may happen to determine what others do not.
      for (int attempt = 0; attempt < 6; attempt++) {
        DiscreteScm scm = shape.model(random);
        List<Quantity> found = quantities(scm);
        List<ToDoubleFunction<EveryWorld>> truth = definitions(scm);
        Sensitivity sensitivity = new Sensitivity(scm);
        boolean open = false;
        for (int quantity = 0; quantity < truth.size(); quantity++) {
          identified[quantity] = !(found.get(quantity) instanceof Quantity.NotIdentified);
          changes[quantity] |= sensitivity.undetermined(truth.get(quantity)) > 1e-6;
          open |= identified[quantity] == changes[quantity];
        }
        if (!open) {
          break;
        }
      }
      for (int quantity = 0; quantity < changes.length; quantity++) {
        assertThat(identified[quantity])
            .as("quantity %d of %s", quantity, shape)
            .isEqualTo(!changes[quantity]);
        decided.merge(identified[quantity], 1, Integer::sum);
      }
    }
    return decided;
  }

  /// The treatment is V0, the mediator V1, the outcome the last one.
  private static List<Quantity> quantities(DiscreteScm scm) {
    String outcome = scm.name(scm.size() - 1);
    MediationEffects effects =
        ObservedMediationTest.mediation(scm.graph(), ObservedMediationTest.observed(scm))
            .effects(
                new MediationQuestion(Contrast.of("V0", outcome), List.of("V1")), Deadline.NONE);
    return List.of(
        effects.total(),
        effects.naturalDirect(),
        effects.naturalIndirect(),
        effects.reverseNaturalIndirect(),
        effects.controlledDirect().get(0).effect(),
        effects.controlledDirect().get(1).effect());
  }

  private static List<ToDoubleFunction<EveryWorld>> definitions(DiscreteScm scm) {
    return List.of(
        world -> nested(scm, world, 1, 1) - nested(scm, world, 0, 0),
        world -> nested(scm, world, 1, 0) - nested(scm, world, 0, 0),
        world -> nested(scm, world, 0, 1) - nested(scm, world, 0, 0),
        world -> nested(scm, world, 1, 1) - nested(scm, world, 1, 0),
        world -> outcome(scm, world, 1, 0) - outcome(scm, world, 0, 0),
        world -> outcome(scm, world, 1, 1) - outcome(scm, world, 0, 1));
  }

  private static int nested(DiscreteScm scm, EveryWorld world, int level, int other) {
    return outcome(scm, world, level, states(scm, world, other, -1)[1]);
  }

  private static int outcome(DiscreteScm scm, EveryWorld world, int level, int mediator) {
    return states(scm, world, level, mediator)[scm.size() - 1];
  }

  private static int[] states(DiscreteScm scm, EveryWorld world, int treatment, int mediator) {
    int[] states = new int[scm.size()];
    for (int variable : scm.topologicalOrder()) {
      states[variable] =
          variable == 0
              ? treatment
              : variable == 1 && mediator >= 0
                  ? mediator
                  : world.state(variable, parent -> states[parent]);
    }
    return states;
  }

  /// A graph, with many models.
  private record Shape(int size, List<List<Integer>> parents, List<List<Integer>> latents) {

    static Shape of(SplittableRandom random, int size) {
      List<List<Integer>> parents = new ArrayList<>();
      List<List<Integer>> latents = new ArrayList<>();
      // A covariate, if there is one, comes first, between or after the mediator.
      int[] order = size == 3 ? new int[] {0, 1, 2} : middle(random.nextInt(3));
      for (int node = 0; node < size; node++) {
        parents.add(new ArrayList<>());
      }
      for (int to = 1; to < size; to++) {
        for (int from = 0; from < to; from++) {
          if (random.nextDouble() < 0.75) {
            parents.get(order[to]).add(order[from]);
          }
          if (latents.size() < 2 && random.nextDouble() < 0.3) {
            latents.add(List.of(order[from], order[to]));
          }
        }
      }
      return new Shape(size, parents, latents);
    }

    private static int[] middle(int place) {
      return switch (place) {
        case 0 -> new int[] {2, 0, 1, 3};
        case 1 -> new int[] {0, 2, 1, 3};
        default -> new int[] {0, 1, 2, 3};
      };
    }

    /// Binary variables, each with a noise of its own that chooses among all functions of its
    /// causes, or among some where there are more than 16, and latent causes.
    DiscreteScm model(SplittableRandom random) {
      ScmBuilder builder = DiscreteScm.builder();
      for (int latent = 0; latent < latents.size(); latent++) {
        builder.noise("L" + latent, p(random, 3));
      }
      for (int node = 0; node < size; node++) {
        List<String> noises = new ArrayList<>();
        int rows = 1 << parents.get(node).size();
        for (int latent = 0; latent < latents.size(); latent++) {
          if (latents.get(latent).contains(node)) {
            noises.add("L" + latent);
            rows *= 3;
          }
        }
        int functions = rows <= 4 ? 1 << rows : 12;
        int[] table = new int[rows * functions];
        for (int function = 0; function < functions; function++) {
          int values = rows <= 4 ? function : random.nextInt();
          for (int row = 0; row < rows; row++) {
            table[row * functions + function] = values >> row & 1;
          }
        }
        noises.add("N" + node);
        builder.noise("N" + node, p(random, functions));
        List<String> names = parents.get(node).stream().map(parent -> "V" + parent).toList();
        builder.equation("V" + node, names, noises, table);
      }
      return builder.build();
    }

    private static double[] p(SplittableRandom random, int states) {
      double[] weights = new double[states];
      Arrays.setAll(weights, state -> 0.2 + random.nextDouble());
      double sum = Arrays.stream(weights).sum();
      return Arrays.stream(weights).map(one -> one / sum).toArray();
    }
  }
}
