package io.causalgym.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.contract.TableDocument;
import io.causalgym.model.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
  private static final Table COIN =
      Tables.distribution(
          new TableDocument(
              List.of("X", "Y"), List.of(2, 3), Doubles.of(.1, .2, .1, .1, .3, .2), null));

  @Test
  void aTableSurvivesTheWayThereAndBack() {
    TableDocument written = Tables.write(COIN, List.of());

    assertThat(written.vars()).containsExactly("X", "Y");
    assertThat(written.cards()).containsExactly(2, 3);
    assertThat(written.p()).isEqualTo(Doubles.of(.1, .2, .1, .1, .3, .2));
    assertThat(written.undefined()).isNull();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"0.5, 0.6, distribution", "-0.5, 1.5, distribution.p", "NaN, 1, distribution.p"})
  void whatIsNoDistributionIsRefused(double first, double second, String field) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() ->
            Tables.distribution(
                new TableDocument(List.of("X"), null, Doubles.of(first, second), null)))
        .satisfies(refusal -> {
          assertThat(refusal.problem().kind()).isEqualTo(ProblemType.INVALID_DISTRIBUTION);
          assertThat(refusal.problem().field()).startsWith(field);
        });
  }

  @Test
  void anAssignmentIsStateIndices() {
    Assignment both = new Assignment(Map.of("Y", new State.Index(2)));

    assertThat(Tables.states(COIN).indices("do", both)).isEqualTo(Map.of("Y", 2));
  }

  @Test
  void whatATableDoesNotHaveIsRefusedWithItsPlace() {
    refused(Map.of("Z", new State.Index(0)), "do.Z", "no variable 'Z'");
    refused(Map.of("X", new State.Index(2)), "do.X", "2 is no state of 'X'; use 0 to 1");
    refused(Map.of("X", new State.Label("yes")), "do.X", "'yes' is a label");
  }

  private static void refused(Map<String, State> states, String field, String message) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Tables.states(COIN).indices("do", new Assignment(states)))
        .withMessageContaining(message)
        .satisfies(refusal -> assertThat(refusal.problem().field()).isEqualTo(field));
  }
}
