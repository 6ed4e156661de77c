package io.causalgym.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

  // The totals as published.
  @ParameterizedTest
  @CsvSource({"berkeley.csv, 4526", "kidney-stones.csv, 700", "smoking.csv, 8000"})
  void theFilesHoldThePublishedNumbers(String file, long total) {
    assertThat(Counts.read(file).total()).isEqualTo(total);
  }

  @ParameterizedTest
  @CsvSource({"surgery, 273, 350", "percutaneous, 289, 350"})
  void treatmentsOfKidneyStonesAreAsPublished(String treatment, long successes, long patients) {
    Counts counts = Counts.read("kidney-stones.csv");
    assertThat(counts.count(Map.of("treatment", treatment, "success", "yes"))).isEqualTo(successes);
    assertThat(counts.count(Map.of("treatment", treatment))).isEqualTo(patients);
    assertThat(counts.seen("success", "yes", Map.of("treatment", treatment)))
        .isCloseTo(successes / (double) patients, within(1e-12));
  }

  @Test
  void theDistributionIsRowMajorWithTheLastVariableFastest() {
    var table = Counts.read("kidney-stones.csv").distribution();
    assertThat(table.vars()).containsExactly("size", "treatment", "success");
    assertThat(table.p().get(0)).isEqualTo(6 / 700.0);
    assertThat(table.p().get(1)).isEqualTo(81 / 700.0);
    assertThat(table.p().get(7)).isEqualTo(55 / 700.0);
    assertThat(table.p().stream().sum()).isCloseTo(1, within(1e-12));
  }
}
