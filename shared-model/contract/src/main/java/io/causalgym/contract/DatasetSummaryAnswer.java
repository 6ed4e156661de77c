package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the columns of a dataset look like.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSummaryAnswer(
    @JsonProperty(required = true) String id,
    int rows,
    @JsonProperty(required = true) List<ColumnSummary> columns) {
  public DatasetSummaryAnswer {
    columns = List.copyOf(columns);
  }

  /// One column. Numbers are of the values that are there.
  ///
  /// @param constant whether all values are equal
  /// @param deviation the standard deviation, with the divisor n - 1
  /// @param quantiles at 0.01, 0.05, 0.25, 0.5, 0.75, 0.95 and 0.99; of a million values at equal
  ///   distances where there are more
  /// @param histogram of a continuous column
  /// @param counts of the levels of a discrete column, in the order of its levels
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ColumnSummary(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) VariableTypeName type,
      long missing,
      boolean constant,
      @Nullable Double mean,
      @Nullable Double deviation,
      @Nullable Double minimum,
      @Nullable Double maximum,
      @Nullable Doubles quantiles,
      @Nullable Histogram histogram,
      @Nullable List<String> levels,
      @Nullable List<Long> counts) {
    public ColumnSummary {
      levels = Require.copied("levels", levels);
      counts = Require.copied("counts", counts);
    }
  }

  /// Counts of values in bins of equal width.
  ///
  /// @param edges one more than there are bins
  public record Histogram(
      @JsonProperty(required = true) Doubles edges,
      @JsonProperty(required = true) List<Long> counts) {
    public Histogram {
      counts = List.copyOf(counts);
    }
  }
}
