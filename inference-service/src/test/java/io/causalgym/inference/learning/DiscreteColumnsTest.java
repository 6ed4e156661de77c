package io.causalgym.inference.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscreteColumnsTest {

  @Test
  void columnsAreCopied() {
    int[] values = {0, 1, -1};
    DiscreteColumns columns =
        DiscreteColumns.builder(3).column("a", List.of("x", "y"), values).latent("u", 3).build();

    values[0] = 1;

    assertThat(columns.value(0, 0)).isZero();
    assertThat(columns.value(0, 2)).isEqualTo(DiscreteColumns.MISSING);
    assertThat(columns.states(1)).containsExactly("0", "1", "2");
    assertThat(columns.missing(1)).isEqualTo(3);
    assertThat(columns.find("u")).isEqualTo(1);
    assertThat(columns.find("v")).isEqualTo(-1);
  }

  @Test
  void whatCannotBeAColumnIsRefused() {
    DiscreteColumnsBuilder builder = DiscreteColumns.builder(2);

    refused(() -> builder.column("a", List.of("x"), new int[] {0}), "1 values for 2 rows");
    refused(() -> builder.column("a", List.of("x"), new int[] {0, 1}), "the state 1 in row 1");
    refused(() -> builder.column("a", List.of("x"), new int[] {0, -2}), "the state -2 in row 1");
    refused(() -> builder.column("a", List.of("x", "x"), new int[] {0, 1}), "a state twice");
    refused(() -> builder.column("a", List.of(), new int[] {-1, -1}), "needs 1 to 10000 states");
    refused(() -> builder.latent("a", Integer.MAX_VALUE), "needs 1 to 10000 states");
    refused(() -> builder.latent("a", -5), "needs 1 to 10000 states");
    refused(() -> builder.latent("b", 2).latent("b", 2), "'b' is there twice");
    refused(() -> DiscreteColumns.builder(-1), "-1 rows");
    refused(
        () -> DiscreteColumns.builder(30_000_000).latent("a", 2).latent("b", 2),
        "more than 50000000 values");
  }

  @Test
  void equalRowsAreCountedTogether() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int rows = random.nextInt(200);
      int size = 1 + random.nextInt(4);
      DiscreteColumnsBuilder builder = DiscreteColumns.builder(rows);
      for (int column = 0; column < size; column++) {
        builder.column(
            "v" + column,
            RandomRows.labels(3),
            IntStream.range(0, rows).map(row -> random.nextInt(4) - 1).toArray());
      }
      DiscreteColumns data = builder.build();
      Map<List<Integer>, Double> expected = new HashMap<>();
      for (int row = 0; row < rows; row++) {
        expected.merge(row(data, row), 1.0, Double::sum);
      }

      WeightedRows distinct =
          WeightedRows.all(data).distinct(data, IntStream.range(0, size).toArray(), Deadline.NONE);

      Map<List<Integer>, Double> actual = new HashMap<>();
      for (int group = 0; group < distinct.size(); group++) {
        actual.merge(row(data, distinct.row(group)), distinct.weight(group), Double::sum);
      }
      assertThat(actual).isEqualTo(expected).hasSize(distinct.size());
    }
  }

  private static List<Integer> row(DiscreteColumns data, int row) {
    return IntStream.range(0, data.size()).map(column -> data.value(column, row)).boxed().toList();
  }

  private static void refused(Runnable building, String reason) {
    assertThatThrownBy(building::run)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }
}
