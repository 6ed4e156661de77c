package io.causalgym.discovery.service.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.dataset.DatasetException;
import io.causalgym.discovery.search.DiscoveryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {
  private static Problem refused(RuntimeException refusal) {
    return catchThrowableOfType(
            ProblemException.class,
            () ->
                Refusals.answerOrProblem(() -> {
                  throw refusal;
                }))
        .problem();
  }

  @ParameterizedTest
  @CsvSource({
    "parameters.alpha, INVALID_VALUE",
    "knowledge.tiers[0], INVALID_KNOWLEDGE",
    "dataset, INVALID_DATA",
    "oracle, INVALID_VALUE"
  })
  void whatASearchRefusesNamesFieldAndValue(String field, ProblemType type) {
    Problem problem = refused(new DiscoveryException(field, "the value", "do otherwise"));
    assertThat(problem.type()).isEqualTo(Problem.of(type, "").type());
    assertThat(problem.detail()).isEqualTo("do otherwise");
    assertThat(Json.write(problem).toString()).contains(field, "the value");
  }

  @ParameterizedTest
  @EnumSource
  void everyBadFileHasItsReasonRowAndColumn(DatasetException.Reason reason) {
    Problem problem = refused(new DatasetException(reason, 17, "the column", "do otherwise"));
    assertThat(problem.status()).isBetween(400, 499);
    assertThat(Json.write(problem).toString())
        .contains("\"row\":17", "\"column\":\"the column\"", "\"reason\":");
  }

  @Test
  void aFileWithoutARowToBlameNamesNone() {
    Problem problem = refused(new DatasetException(DatasetException.Reason.EMPTY, "send rows"));
    assertThat(Json.write(problem).toString()).doesNotContain("\"row\"", "\"column\"");
  }

  @Test
  void anAnswerIsAnAnswerAndABugStaysABug() {
    assertThat(Refusals.<Integer, RuntimeException>answerOrProblem(() -> 5)).isEqualTo(5);
    IllegalStateException bug = new IllegalStateException("bug");
    assertThatThrownBy(() ->
            Refusals.answerOrProblem(() -> {
              throw bug;
            }))
        .isSameAs(bug);
  }
}
