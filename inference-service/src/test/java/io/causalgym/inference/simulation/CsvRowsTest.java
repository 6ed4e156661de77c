package io.causalgym.inference.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.random.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
  private static final LinearModel LINEAR =
      ModelDraws.linear(new RandomStream(5, 1).generator(0), 3, true);

  @Test
  void numbersReadBackAsTheSameNumbers() {
    LinearSampler sampler = LinearSampler.of(LINEAR, List.of(), 2);
    double[][] rows = new double[3][50];
    sampler.open(50).fill(100, 50, rows);
    CsvRows csv = CsvRows.of(sampler, List.of("V2", "V0"));
    assertThat(csv.header()).isEqualTo("V2,V0\r\n");
    List<String> lines = csv.rows(100, 50, Deadline.NONE).lines().toList();
    assertThat(lines).hasSize(50);
    for (int row = 0; row < 50; row++) {
      assertThat(lines.get(row)).isEqualTo(rows[2][row] + "," + rows[0][row]);
    }
  }

  @Test
  void partsJoinIntoTheWhole() {
    CsvRows csv = CsvRows.of(LinearSampler.of(LINEAR, List.of(), 2), List.of());
    String whole = csv.rows(0, 5000, Deadline.NONE);
    String parts =
        csv.rows(0, 1, Deadline.NONE)
            + csv.rows(1, 2999, Deadline.NONE)
            + csv.rows(3000, 0, Deadline.NONE)
            + csv.rows(3000, 2000, Deadline.NONE);
    assertThat(parts).isEqualTo(whole).endsWith("\r\n");
    assertThat(csv.bytes(0, 5000, Deadline.NONE)).isEqualTo(whole.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesAndLabelsAreQuotedWhereTheyMustBe() {
    BayesianNetwork network =
        BayesianNetwork.builder()
            .variable("a,b", List.of("yes, \"really\"", "no"))
            .table("a,b", List.of(), new double[] {1, 0})
            .variable("plain", List.of("", "x"))
            .table("plain", List.of(), new double[] {1, 0})
            .variable("\u00e9t\u00e9", List.of("line\nend", "x"))
            .table("\u00e9t\u00e9", List.of(), new double[] {1, 0})
            .build();
    CsvRows csv = CsvRows.of(NetworkSampler.of(network, List.of(), 1), List.of());
    assertThat(csv.header()).isEqualTo("\"a,b\",plain,\u00e9t\u00e9\r\n");
    assertThat(csv.rows(0, 2, Deadline.NONE))
        .isEqualTo("\"yes, \"\"really\"\"\",\"\",\"line\nend\"\r\n".repeat(2));
  }

  @Test
  void aPartIsLimited() {
    CsvRows csv = CsvRows.of(LinearSampler.of(LINEAR, List.of(), 2), List.of());
    assertThatThrownBy(() -> csv.rows(0, CsvRows.MOST_VALUES, Deadline.NONE))
        .hasMessageContaining("at most " + CsvRows.MOST_VALUES / 3);
    assertThatThrownBy(() -> csv.rows(-1, 5, Deadline.NONE)).hasMessageContaining("from -1");
    assertThatThrownBy(() -> csv.rows(0, 5, () -> true)).hasMessageContaining("deadline");
  }
}
