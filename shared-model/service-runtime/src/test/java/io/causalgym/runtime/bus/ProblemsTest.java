package io.causalgym.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.runtime.database.DatabaseUnavailable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ProblemsTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new DatabaseUnavailable("secret of the server", new Exception("No space left")),
            ProblemType.UNAVAILABLE,
            "database"),
        Arguments.of(new OutOfMemoryError("secret"), ProblemType.OVERLOADED, "memory"),
        Arguments.of(new IllegalStateException("secret"), ProblemType.INTERNAL, "logged"),
        Arguments.of(
            Problem.of(ProblemType.NOT_FOUND, "nothing here").exception(),
            ProblemType.NOT_FOUND,
            "nothing here"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsToldAsWhatItIsAndNothingOfItGoesOutside(
      Throwable failure, ProblemType type, String told) {
    Problem problem = Problems.of("relationships", failure);

    assertThat(problem.type()).isEqualTo(Problem.of(type, told).type());
    assertThat(problem.detail()).contains(told).doesNotContain("secret", "space");
  }
}
