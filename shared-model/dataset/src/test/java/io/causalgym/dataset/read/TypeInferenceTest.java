package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Variable;
import io.causalgym.dataset.VariableType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeInferenceTest {
  @TempDir Path folder;

  private Variable first(int rows, IntFunction<String> cell, IngestionOptions options) {
    String csv =
        "v,real\n"
            + IntStream.range(0, rows)
                .mapToObj(row -> cell.apply(row) + "," + (row + 0.5))
                .collect(Collectors.joining("\n", "", "\n"));
    return Ingested.of(folder, csv, options).sample().variables().getFirst();
  }

  private Variable first(int rows, IntFunction<String> cell) {
    return first(rows, cell, IngestionOptions.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, true",
    "2, 3, true",
    "3, 5, false",
    "3, 6, true",
    "20, 39, false",
    "20, 40, true",
    "21, 1000, false"
  })
  void integersAreDiscreteWhereTheyAreFewAndRepeated(int distinct, int rows, boolean discrete) {
    assertThat(first(rows, row -> String.valueOf(row % distinct)).isDiscrete()).isEqualTo(discrete);
  }

  @Test
  void levelsOfIntegersStandByValue() {
    assertThat(first(90, row -> List.of("10", "-1", "9").get(row % 3)).levels())
        .containsExactly("-1", "9", "10");
    assertThat(first(90, row -> List.of("1.0", "0.0", "").get(row % 3)).levels())
        .containsExactly("0", "1");
  }

  @Test
  void oneNumberWithAFractionMakesAColumnContinuous() {
    assertThat(first(90, row -> row == 80 ? "1.5" : String.valueOf(row % 2)).isDiscrete())
        .isFalse();
  }

  @Test
  void textsStandInTheOrderOfTheirCharacters() {
    assertThat(first(90, row -> List.of("b", "B", "a", "10").get(row % 4)).levels())
        .containsExactly("10", "B", "a", "b");
    assertThat(first(90, row -> row < 50 ? "true" : "false").levels())
        .containsExactly("false", "true");
  }

  @Test
  void aTextBelowNumbersKeepsTheSpellingOfTheNumbers() {
    assertThat(first(90, row -> List.of("01", "1.0", "3+", "NA").get(row % 4)).levels())
        .containsExactly("01", "1.0", "3+");
  }

  @Test
  void aTypeMayBeChosen() {
    IngestionOptions discrete = IngestionOptions.DEFAULT.withType("v", VariableType.DISCRETE);
    assertThat(first(50, row -> String.valueOf(row * 0.5), discrete).levels())
        .hasSize(50)
        .startsWith("0.0", "0.5", "1.0")
        .endsWith("24.5");
    IngestionOptions continuous = IngestionOptions.DEFAULT.withType("v", VariableType.CONTINUOUS);
    assertThat(first(50, row -> String.valueOf(row % 2), continuous).isDiscrete()).isFalse();
  }

  @Test
  void aTableOfCodesMayHaveManyStates() {
    String csv =
        "a,b\n"
            + IntStream.range(0, 500)
                .mapToObj(row -> row % 63 + "," + row % 2)
                .collect(Collectors.joining("\n"));
    assertThat(Ingested.of(folder, csv).sample().variables()).allMatch(Variable::isDiscrete);
    String ages = csv.replace("\n", "\n1").replace("\n1a", "\na");
    assertThat(Ingested.of(folder, ages).sample().variables().getFirst().isDiscrete()).isFalse();
  }

  @Test
  void aHeaderIsMissedWhereTheFirstRecordHoldsNumbers() {
    Ingested plain = Ingested.of(folder, "1.5,2\n2.5,3\n");
    assertThat(plain.names()).containsExactly("X1", "X2");
    assertThat(plain.description().rows()).isEqualTo(2);
    assertThat(plain.description().notes()).anyMatch(note -> note.contains("X1, X2"));
    assertThat(Ingested.of(folder, "0,1,2\n5,6,7\n").names()).containsExactly("0", "1", "2");
    IngestionOptions present = IngestionOptions.DEFAULT.withHeader(IngestionOptions.Header.PRESENT);
    assertThat(Ingested.of(folder, "2000,2001\n5,6\n", present).names())
        .containsExactly("2000", "2001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a,b\\n1,2\\n ! ','",
        "a;b\\n1,5;2,5\\n ! ;",
        "a|b\\nx,y|2\\n ! |",
        "a;b;c\\n1;2;3\\n ! ;",
        "a,b\\n\"x;y;z\",\"p;q\"\\n ! ','",
        "a\\n1\\n2\\n ! ','"
      })
  void theDelimiterIsFound(String csv, String delimiter) {
    Ingested ingested = Ingested.of(folder, csv.strip().replace("\\n", "\n"));
    assertThat(ingested.description().delimiter()).contains(delimiter);
  }

  @Test
  void decimalCommasAreReadWhereSemicolonsSeparate() {
    Ingested ingested = Ingested.of(folder, "a;b\n1,5;x\n-2,25;y\n");
    assertThat(ingested.shown("a")).containsExactly("1.5", "-2.25");
    assertThat(ingested.description().notes()).anyMatch(note -> note.contains("decimal comma"));
  }

  @Test
  void markersOfMissingValuesMayBeChosen() {
    IngestionOptions options = IngestionOptions.DEFAULT.withMissing(Set.of("", "-999", "unknown"));
    Ingested ingested =
        Ingested.of(
            folder, "a,b\n-999,Unknown\n1.5,x\n2.5,NA\n".getBytes(StandardCharsets.UTF_8), options);
    assertThat(ingested.shown("a")).containsExactly("", "1.5", "2.5");
    assertThat(ingested.shown("b")).containsExactly("", "x", "NA");
  }

  @Test
  void spacesAroundUnquotedCellsDoNotCount() {
    Ingested ingested = Ingested.of(folder, "a, b\n 1.5 , x\n2.5,\" x\"\n NA,x\n");
    assertThat(ingested.names()).containsExactly("a", "b");
    assertThat(ingested.shown("a")).containsExactly("1.5", "2.5", "");
    assertThat(ingested.shown("b")).containsExactly("x", " x", "x");
  }

  @Test
  void aKeyIsPointedOut() {
    Ingested ingested = Ingested.of(folder, "id,b\nu1,1\nu2,2\nu3,3\n");
    assertThat(ingested.description().notes()).anyMatch(note -> note.contains("'id'"));
  }
}
