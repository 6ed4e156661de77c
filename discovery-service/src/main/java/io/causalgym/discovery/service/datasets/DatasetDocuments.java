package io.causalgym.discovery.service.datasets;

import io.causalgym.contract.ColumnDocument;
import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.DatasetRowsAnswer;
import io.causalgym.contract.DatasetSummaryAnswer.ColumnSummary;
import io.causalgym.contract.DatasetSummaryAnswer.Histogram;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.VariableTypeName;
import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Datasets in the words of the contract.
final class DatasetDocuments {
  private DatasetDocuments() {}

  /// @param id the hash of its columns, under which the blob store has them
  /// @param bytes of the content that was sent
  static DatasetDocument of(
      String id, String name, long bytes, DatasetDescription description, Instant createdAt) {
    return new DatasetDocument(
        id,
        name,
        description.rows(),
        description.columns().stream().map(DatasetDocuments::column).toList(),
        bytes,
        createdAt.toString(),
        description.notes().isEmpty() ? null : description.notes());
  }

  /// The variables of a dataset.
  static List<Variable> variables(DatasetDocument dataset) {
    return dataset.columns().stream()
        .map(column ->
            switch (column.type()) {
              case CONTINUOUS -> Variable.continuous(column.name());
              case DISCRETE ->
                  Variable.discrete(
                      column.name(), column.levels() == null ? List.of() : column.levels());
            })
        .toList();
  }

  private static ColumnDocument column(DatasetDescription.Column column) {
    Variable variable = column.variable();
    return new ColumnDocument(
        variable.name(),
        type(variable),
        column.missing(),
        variable.isDiscrete() ? variable.levels() : null);
  }

  private static VariableTypeName type(Variable variable) {
    return variable.isDiscrete() ? VariableTypeName.DISCRETE : VariableTypeName.CONTINUOUS;
  }

  static List<ColumnSummary> summaries(Sample sample) {
    return IntStream.range(0, sample.size())
        .mapToObj(column ->
            switch (io.causalgym.dataset.statistics.ColumnSummary.of(sample, column)) {
              case io.causalgym.dataset.statistics.ColumnSummary.Numbers numbers ->
                  numbers(numbers);
              case io.causalgym.dataset.statistics.ColumnSummary.Levels levels -> levels(levels);
            })
        .toList();
  }

  private static ColumnSummary numbers(
      io.causalgym.dataset.statistics.ColumnSummary.Numbers numbers) {
    return new ColumnSummary(
        numbers.variable().name(),
        VariableTypeName.CONTINUOUS,
        numbers.missing(),
        numbers.minimum() == numbers.maximum(),
        known(numbers.mean()),
        known(numbers.deviation()),
        known(numbers.minimum()),
        known(numbers.maximum()),
        numbers.count() == 0
            ? null
            : Doubles.of(numbers.quantiles().stream().mapToDouble(Double::doubleValue).toArray()),
        numbers.count() == 0
            ? null
            : new Histogram(edges(numbers.histogram()), counts(numbers.histogram())),
        null,
        null);
  }

  private static ColumnSummary levels(io.causalgym.dataset.statistics.ColumnSummary.Levels levels) {
    return new ColumnSummary(
        levels.variable().name(),
        VariableTypeName.DISCRETE,
        levels.missing(),
        levels.counts().stream().filter(count -> count > 0).count() == 1,
        null,
        null,
        null,
        null,
        null,
        null,
        levels.variable().levels(),
        levels.counts());
  }

  private static Doubles edges(io.causalgym.dataset.statistics.ColumnSummary.Histogram histogram) {
    return Doubles.of(histogram.edges().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static List<Long> counts(
      io.causalgym.dataset.statistics.ColumnSummary.Histogram histogram) {
    return histogram.counts();
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /// Rows as text, from one on.
  static DatasetRowsAnswer rows(Sample sample, int from, int limit) {
    int first = Math.min(from, sample.rows());
    int count = Math.min(limit, sample.rows() - first);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      rows.add(Arrays.asList(new @Nullable String[sample.size()]));
    }
    for (int column = 0; column < sample.size(); column++) {
      fill(sample, column, first, rows);
    }
    return new DatasetRowsAnswer(
        sample.variables().stream().map(Variable::name).toList(),
        rows,
        first + count < sample.rows() ? first + count : null);
  }

  private static void fill(
      Sample sample, int column, int first, List<List<@Nullable String>> rows) {
    Variable variable = sample.variables().get(column);
    if (variable.isDiscrete()) {
      short[] codes = new short[rows.size()];
      sample.read(column, first, rows.size(), codes, 0);
      for (int row = 0; row < codes.length; row++) {
        boolean missing = codes[row] == Sample.MISSING;
        rows.get(row).set(column, missing ? null : variable.levels().get(codes[row]));
      }
    } else {
      double[] values = new double[rows.size()];
      sample.read(column, first, rows.size(), values, 0);
      for (int row = 0; row < values.length; row++) {
        rows.get(row).set(column, Double.isNaN(values[row]) ? null : Double.toString(values[row]));
      }
    }
  }
}
