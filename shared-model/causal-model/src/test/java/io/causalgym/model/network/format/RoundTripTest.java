package io.causalgym.model.network.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.format.GraphFormat;
import io.causalgym.graph.format.GraphReader;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.RowSums;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
  private static final int NETWORKS = 400;

  /// Names that only quotes or escapes can carry.
  private static final List<String> ODD =
      List.of(
          "two words",
          "say \"hi\"",
          "back\\slash",
          "a;b{c}",
          "(x|y, z)",
          "Größe 身長 😀",
          "<&>'",
          "% no comment",
          "// nor this",
          "default",
          "probability",
          "line\\");

  @ParameterizedTest
  @EnumSource(NetworkFormat.class)
  void everyRandomNetworkComesBack(NetworkFormat format) {
    for (long seed = 0; seed < NETWORKS; seed++) {
      BayesianNetwork network =
          RandomNetworks.next(seed, variable -> "x" + variable, Integer::toString);
      String text = NetworkWriter.write(network, format);

      Networks.assertSame(NetworkReader.read(text, null, RowSums.REFUSE), network);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = NetworkFormat.class,
      names = {"BIF", "XMLBIF"})
  void oddNamesComeBack(NetworkFormat format) {
    for (long seed = 0; seed < NETWORKS; seed++) {
      IntFunction<String> name = odd(seed);
      BayesianNetwork network = RandomNetworks.next(seed, name, odd(seed + 5));

      Networks.assertSame(NetworkTexts.read(NetworkWriter.write(network, format)), network);
    }
  }

  @Test
  void netCarriesOddStatesOfIdentifiers() {
    for (long seed = 0; seed < NETWORKS; seed++) {
      BayesianNetwork network = RandomNetworks.next(seed, variable -> "v_" + variable, odd(seed));

      Networks.assertSame(
          NetworkTexts.read(NetworkWriter.write(network, NetworkFormat.NET)), network);
    }
  }

  @Test
  void theReaderOfGraphsFindsTheSameStructureInBif() {
    for (long seed = 0; seed < NETWORKS; seed++) {
      BayesianNetwork network = RandomNetworks.next(seed, odd(seed), odd(seed + 3));
      String text = NetworkWriter.write(network, NetworkFormat.BIF);

      assertThat(GraphReader.read(text, GraphFormat.BIF, Limits.DEFAULT))
          .isEqualTo(network.graph());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NET, two words",
    "NET, é",
    "NET, 1a",
    "UAI, x1",
    "XMLBIF, ' a'",
    "XMLBIF, a\u0001b",
    "BIF, ' '",
    "NET, a\u0000b"
  })
  void aNameThatAFormatCannotCarryIsRefusedByName(NetworkFormat format, String name) {
    BayesianNetwork network =
        BayesianNetwork.builder()
            .variable(name, List.of("0", "1"))
            .table(name, List.of(), new double[] {0.5, 0.5})
            .build();

    assertThatThrownBy(() -> NetworkWriter.write(network, format))
        .isInstanceOfSatisfying(
            ModelException.class, refusal -> assertThat(refusal.value()).isEqualTo(name));
  }

  @Test
  void uaiTakesAnyNetworkByIndex() {
    BayesianNetwork asia = NetworkTexts.read(NetworkTexts.ASIA);

    BayesianNetwork numbered =
        NetworkTexts.read(NetworkWriter.write(NetworkWriter.byIndex(asia), NetworkFormat.UAI));

    assertThat(numbered.table(7)).isEqualTo(asia.table(7));
    assertThat(numbered.parents(7)).isEqualTo(asia.parents(7));
    assertThat(numbered.name(7)).isEqualTo("x7");
  }

  private static IntFunction<String> odd(long seed) {
    return at -> ODD.get((int) ((seed + at) % ODD.size()));
  }
}
