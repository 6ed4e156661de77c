package io.causalgym.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final Table JOINT =
      Table.distribution(
          List.of("X", "Y"), new int[] {2, 3}, new double[] {.1, .2, .1, .3, .2, .1});

  @Test
  void theLastVariableMovesFastest() {
    assertThat(JOINT.slice(Map.of("X", 1, "Y", 0)).value(0)).isEqualTo(.3);
    assertThat(JOINT.states(4)).containsExactly(1, 1);
  }

  @Test
  void marginalsSumAndReorder() {
    assertThat(JOINT.marginal(List.of("Y")).values())
        .containsExactly(new double[] {.4, .4, .2}, within(1e-15));
    assertThat(JOINT.marginal(List.of("Y", "X")).values()).containsExactly(.1, .3, .2, .2, .1, .1);
    assertThat(JOINT.marginal(List.of()).value(0)).isCloseTo(1, within(1e-15));
  }

  @Test
  void divisionByZeroIsUndefinedAndWeightZeroDoesNotCount() {
    Table zero = Table.of(List.of("X"), new int[] {2}, new double[] {0, 1});
    Table quotient = zero.dividedBy(zero);
    assertThat(quotient.value(0)).isNaN();
    assertThat(quotient.value(1)).isEqualTo(1);
    assertThat(quotient.times(zero).values()).containsExactly(0, 1);
    assertThat(quotient.times(Table.scalar(2)).value(0)).isNaN();
    assertThat(quotient.marginal(List.of()).value(0)).isNaN();
  }

  @Test
  void tablesDoNotShareTheNumbersOfTheirMaker() {
    double[] values = {.5, .5};
    Table table = Table.of(List.of("X"), new int[] {2}, values);
    values[0] = 7;
    table.values()[1] = 7;
    assertThat(table.values()).containsExactly(.5, .5);
  }

  @Test
  void mistakesAreNamedWithFieldAndValue() {
    refuses(() -> Table.of(List.of("X"), new int[] {2, 2}, new double[4]), "cards");
    refuses(() -> Table.of(List.of("X", "X"), new int[] {2, 2}, new double[4]), "vars[1]");
    refuses(() -> Table.of(List.of("X"), new int[] {0}, new double[0]), "cards[0]");
    refuses(() -> Table.of(List.of("X"), new int[] {2}, new double[3]), "p");
    refuses(() -> Table.of(List.of("X"), new int[] {2}, new double[] {1, -.5}), "p[1]");
    refuses(() -> Table.of(List.of("X"), new int[] {2}, new double[] {Double.NaN, 1}), "p[0]");
    refuses(
        () -> Table.of(List.of("X"), new int[] {2}, new double[] {1, Double.POSITIVE_INFINITY}),
        "p[1]");
    refuses(() -> Table.distribution(List.of("X"), new int[] {2}, new double[] {.5, .4}), "p");
    refuses(
        () ->
            Table.of(
                List.of("A", "B", "C"),
                new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE},
                new double[1]),
        "cards");
    refuses(() -> JOINT.card("Z"), "vars");
    refuses(() -> JOINT.slice(Map.of("X", 2)), "X");
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String field) {
    assertThatThrownBy(made)
        .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void operationsAgreeWithTheirDefinitionCellByCell(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      Table a = random(random);
      Table b = random(random);
      Table product = a.times(b);
      Table quotient = a.dividedBy(b);
      for (int cell = 0; cell < product.size(); cell++) {
        Map<String, Integer> at = assignment(product, cell);
        assertThat(product.value(cell)).isEqualTo(at(a, at) * at(b, at));
        assertThat(quotient.value(cell)).isEqualTo(at(a, at) / at(b, at));
      }
      List<String> kept = new ArrayList<>(product.names());
      Collections.shuffle(kept, new Random(random.nextLong()));
      kept = kept.subList(0, random.nextInt(kept.size() + 1));
      Table marginal = product.marginal(kept);
      double[] sums = new double[marginal.size()];
      for (int cell = 0; cell < product.size(); cell++) {
        Map<String, Integer> at = assignment(product, cell);
        for (int target = 0; target < sums.length; target++) {
          Map<String, Integer> wanted = assignment(marginal, target);
          sums[target] += at.entrySet().containsAll(wanted.entrySet()) ? product.value(cell) : 0;
        }
      }
      assertThat(marginal.values()).containsExactly(sums, within(1e-12));
    }
  }

  private static double at(Table table, Map<String, Integer> assignment) {
    Map<String, Integer> own = new LinkedHashMap<>(assignment);
    own.keySet().retainAll(table.names());
    return table.slice(own).value(0);
  }

  private static Map<String, Integer> assignment(Table table, int cell) {
    Map<String, Integer> assignment = new LinkedHashMap<>();
    int[] states = table.states(cell);
    for (int axis = 0; axis < states.length; axis++) {
      assignment.put(table.names().get(axis), states[axis]);
    }
    return assignment;
  }

  private static Table random(SplittableRandom random) {
    Set<String> names = new LinkedHashSet<>();
    int size = random.nextInt(4);
    while (names.size() < size) {
      names.add("V" + random.nextInt(4));
    }
    // The number of states belongs to the variable, so that two tables fit.
    int[] cards = names.stream().mapToInt(name -> 1 + name.charAt(1) % 3).toArray();
    int cells = 1;
    for (int card : cards) {
      cells *= card;
    }
    double[] values = random.doubles(cells, 0.1, 1).toArray();
    return Table.of(List.copyOf(names), cards, values);
  }
}
