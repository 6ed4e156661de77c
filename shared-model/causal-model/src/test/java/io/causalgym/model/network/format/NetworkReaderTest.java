package io.causalgym.model.network.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.RowSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkReaderTest {

  @Test
  void bifTakesRowsDefaultsTablesQuotesAndProperties() {
    BayesianNetwork network = NetworkTexts.read(NetworkTexts.BIF);

    assertThat(network.names()).containsExactly("Rain", "wet grass", "Sprinkler");
    assertThat(network.states(1)).containsExactly("dry", "a bit", "wet");
    assertThat(network.parents(1)).containsExactly(2, 0);
    assertThat(network.table(0)).containsExactly(0.2, 0.8);
    // In a `table` the variable itself counts slowest: P(on | yes), P(on | no), P(off | yes), ...
    assertThat(network.table(2)).containsExactly(0.01, 0.99, 0.4, 0.6);
    assertThat(network.table(1))
        .containsExactly(0.001, 0.099, 0.9, 0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 1, 0, 0);
  }

  @Test
  void bifWithoutTheBarHasTheVariableFirst() {
    BayesianNetwork network =
        NetworkTexts.read(
            """
            variable "light-on" { type discrete[2] { "true" "false" }; }
            variable "family-out" { type discrete[2] { "true" "false" }; }
            probability ( "light-on" "family-out" ) { //2 variable(s) and 4 values
              table 0.6 0.05 0.4 0.95 ;
            }
            probability ( "family-out" ) { table 0.15 0.85 ; }
            """);

    assertThat(network.parents(0)).containsExactly(1);
    assertThat(network.table(0)).containsExactly(0.6, 0.4, 0.05, 0.95);
  }

  @Test
  void xmlbifCountsTheVariableFastestAndTakesDefinitionsInAnyOrder() {
    BayesianNetwork network = NetworkTexts.read(NetworkTexts.XMLBIF);

    assertThat(network.names()).containsExactly("Rain & wind", "wet");
    assertThat(network.states(1)).containsExactly("0", "<1>");
    assertThat(network.parents(1)).containsExactly(0);
    assertThat(network.table(1)).containsExactly(0.9, 0.1, 0.25, 0.75);
  }

  @Test
  void uaiNamesVariablesAndStatesByNumber() {
    BayesianNetwork network = NetworkTexts.read(NetworkTexts.UAI);

    assertThat(network.names()).containsExactly("x0", "x1", "x2");
    assertThat(network.states(2)).containsExactly("0", "1", "2");
    assertThat(network.parents(2)).containsExactly(0, 1);
    assertThat(network.table(1)).containsExactly(0.128, 0.872, 0.92, 0.08);
  }

  @Test
  void netCountsTheFirstParentSlowest() {
    BayesianNetwork network = NetworkTexts.read(NetworkTexts.NET);

    assertThat(network.states(1)).containsExactly("low", "medium high", "\"high\"");
    assertThat(network.parents(2)).containsExactly(1, 0);
    assertThat(network.table(2))
        .containsExactly(0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5, 0.5, 1, 0);
  }

  @Test
  void asiaHasItsPublishedNumbers() {
    BayesianNetwork asia = NetworkTexts.read(NetworkTexts.ASIA);

    assertThat(asia.size()).isEqualTo(8);
    assertThat(asia.table(asia.variable("dysp")))
        .containsExactly(0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.1, 0.9);
    assertThat(asia.table(asia.variable("either"))).containsExactly(1, 0, 1, 0, 1, 0, 0, 1);
  }

  @ParameterizedTest
  @EnumSource(NetworkFormat.class)
  void aFormatIsRecognisedAndCanBeForced(NetworkFormat format) {
    for (String text : NetworkTexts.of(format)) {
      Networks.assertSame(
          NetworkReader.read(text, format, RowSums.REFUSE), NetworkTexts.read("\uFEFF" + text));
    }
    assertThat(NetworkFormat.ofLabel(format.label())).isEqualTo(format);
  }

  @Test
  void anUnknownFormatIsRefusedWithTheNamesOfTheOthers() {
    assertThatThrownBy(() -> NetworkFormat.ofLabel("dsc"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'dsc'")
        .hasMessageContaining("bif, xmlbif, uai, net");
  }

  @ParameterizedTest
  @EnumSource(NetworkFormat.class)
  void aRowThatDoesNotSumToOneIsRenormalisedOnRequestOnly(NetworkFormat format) {
    String text = NetworkTexts.of(format).get(1).replace("0.98", "0.48");

    assertThatThrownBy(() -> NetworkTexts.read(text))
        .isInstanceOf(NetworkTextException.class)
        .hasMessageContaining("sums to 0.5; it must sum to 1, or ask for rows to be renormalised");
    BayesianNetwork network = NetworkReader.read(text, null, RowSums.RENORMALISE);
    String xray = format == NetworkFormat.UAI ? "x6" : "xray";
    assertThat(network.table(network.variable(xray))).containsExactly(0.96, 0.04, 0.05, 0.95);
    assertThat(network.renormalised()).containsExactly(xray);
  }

  @Test
  void aRowThatIsRoundedToSevenDigitsStandsAsItIs() {
    BayesianNetwork network =
        NetworkTexts.read(
            "variable a { type discrete [3] {x, y, z}; }"
                + " probability (a) { table 0.3333333, 0.3333333, 0.3333333; }");

    assertThat(network.table(0)).containsExactly(0.3333333, 0.3333333, 0.3333333);
    assertThat(network.renormalised()).isEmpty();
  }
}
