package io.causalgym.discovery.service.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.DatasetRowsAnswer;
import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetDocumentsTest {
  private static final Sample SAMPLE =
      new MemorySample.Builder(4)
          .continuous("x", new double[] {1, Double.NaN, -2.5, 1e300})
          .discrete("y", List.of("no", "yes"), new short[] {1, 0, Sample.MISSING, 1})
          .build();

  @Test
  void rowsAreShownAsTextAndWhatIsMissingAsNull() {
    DatasetRowsAnswer all = DatasetDocuments.rows(SAMPLE, 0, 10);
    assertThat(all.columns()).containsExactly("x", "y");
    assertThat(all.rows())
        .containsExactly(
            List.of("1.0", "yes"),
            Arrays.asList(null, "no"),
            Arrays.asList("-2.5", null),
            List.of("1.0E300", "yes"));
    assertThat(all.next()).isNull();
  }

  @Test
  void aPageOfRowsNamesTheNextOneAndTheEndHasNone() {
    assertThat(DatasetDocuments.rows(SAMPLE, 1, 2).next()).isEqualTo(3);
    assertThat(DatasetDocuments.rows(SAMPLE, 3, 2).rows()).hasSize(1);
    assertThat(DatasetDocuments.rows(SAMPLE, 99, 2).rows()).isEmpty();
    assertThat(DatasetDocuments.rows(SAMPLE, 99, 2).next()).isNull();
  }

  @Test
  void aSummaryCountsWhatIsThere() {
    var summaries = DatasetDocuments.summaries(SAMPLE);
    assertThat(summaries.getFirst().missing()).isEqualTo(1);
    assertThat(summaries.getFirst().minimum()).isEqualTo(-2.5);
    assertThat(summaries.getFirst().levels()).isNull();
    assertThat(summaries.getLast().counts()).containsExactly(1L, 2L);
    assertThat(summaries.getLast().levels()).containsExactly("no", "yes");
    assertThat(summaries.getLast().mean()).isNull();
  }

  @Test
  void aSummaryOfNothingShowsNoNumberThatIsNotKnown() {
    Sample nothing =
        new MemorySample.Builder(2).continuous("x", new double[] {Double.NaN, Double.NaN}).build();
    var summary = DatasetDocuments.summaries(nothing).getFirst();
    assertThat(summary.missing()).isEqualTo(2);
    assertThat(summary.mean()).isNull();
    assertThat(summary.minimum()).isNull();
    assertThat(summary.quantiles()).isNull();
    assertThat(summary.histogram()).isNull();
  }

  @Test
  void aDocumentKeepsTheVariablesOfItsDescription() {
    DatasetDescription description =
        new DatasetDescription(
            4,
            SAMPLE.variables().stream()
                .map(variable -> new DatasetDescription.Column(variable, 1, false))
                .toList(),
            "csv",
            Optional.empty(),
            Optional.empty(),
            List.of());
    DatasetDocument document = DatasetDocuments.of("id", "name", 9, description, Instant.EPOCH);
    assertThat(DatasetDocuments.variables(document)).isEqualTo(SAMPLE.variables());
    assertThat(document.notes()).isNull();
  }
}
