package io.causalgym.inference.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.Deadline;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvColumnsTest {

  @Test
  void statesAreSortedNumbersByValueAndTheRestAsText() {
    DiscreteColumns columns =
        read(
            """
            \uFEFFage, "smoker ",mixed
            10,yes,b2
             9 ,"no, never",10

            -1,NA,9
            9,?,
            """);

    assertThat(columns.names()).containsExactly("age", "smoker", "mixed");
    assertThat(columns.rows()).isEqualTo(4);
    assertThat(columns.states(0)).containsExactly("-1", "9", "10");
    assertThat(columns.states(1)).containsExactly("no, never", "yes");
    assertThat(columns.states(2)).containsExactly("10", "9", "b2");
    assertThat(IntStream.range(0, 4).map(row -> columns.value(0, row))).containsExactly(2, 1, 0, 1);
    assertThat(IntStream.range(0, 4).map(row -> columns.value(1, row)))
        .containsExactly(1, 0, -1, -1);
    assertThat(columns.missing(1)).isEqualTo(2);
    assertThat(columns.missing(2)).isEqualTo(1);
  }

  @Test
  void theCallerSaysWhatStandsForMissing() {
    DiscreteColumns columns =
        CsvColumns.read(new StringReader("a\n-999\nNA\n"), Set.of("-999"), Deadline.NONE);

    assertThat(columns.states(0)).containsExactly("NA");
    assertThat(columns.missing(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "``            # 1 # 1 # the text is empty",
        "a,b           # 1 # 1 # no row",
        "a,b|1         # 2 # 2 # the row has 1 fields where the header has 2",
        "a,b|1,2|1,2,3 # 3 # 3 # the row has 3 fields where the header has 2",
        "a,a|1,2       # 1 # 2 # the column 'a' is there twice",
        "a,|1,2        # 1 # 2 # the column's name has 0 characters",
        "a,b|1,NA|2,?  # 1 # 2 # the column 'b' has no value in any row",
        "a,b|1,\"x\"y  # 2 # 1 # Unexpected character after closing quote",
        "a,b|1,2|\"x,y   # 3 # 1 # quote",
      })
  void anErrorHasLineAndColumn(String text, int line, int column, String reason) {
    assertThatThrownBy(() -> read(text.replace('|', '\n')))
        .isInstanceOfSatisfying(
            CsvException.class,
            refusal -> {
              assertThat(refusal).hasMessageContaining(reason);
              assertThat(refusal.line()).isEqualTo(line);
              assertThat(refusal.column()).isEqualTo(column);
            });
  }

  @Test
  void aMeasurementIsNoColumnOfStates() {
    StringBuilder text = new StringBuilder("x\n");
    IntStream.rangeClosed(0, 10_000).forEach(row -> text.append(row).append(".5\n"));

    assertThatThrownBy(() -> read(text.toString()))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("line 10002, column 1")
        .hasMessageContaining("more than 10000 different values");
  }

  @Test
  void aFieldWithoutEndIsRefused() {
    assertThatThrownBy(() -> read("a\n\"" + "x".repeat(20_000_000)))
        .isInstanceOf(CsvException.class)
        .hasMessageStartingWith("line 2, column 1: ");
    assertThatThrownBy(() -> read("a\n" + "x".repeat(300)))
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("300 characters");
  }

  @Test
  void moreColumnsThanALimitAreRefused() {
    assertThatThrownBy(() -> read(",a".repeat(20_001))).isInstanceOf(CsvException.class);
  }

  private static DiscreteColumns read(String text) {
    return CsvColumns.read(new StringReader(text), CsvColumns.MISSING, Deadline.NONE);
  }
}
