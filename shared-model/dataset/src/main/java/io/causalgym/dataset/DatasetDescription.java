package io.causalgym.dataset;

import java.util.List;
import java.util.Optional;

/// What is known of a dataset without reading its values.
///
/// @param format `csv` or `parquet`
/// @param encoding of the text the dataset was read from; empty for Parquet
/// @param delimiter between cells of that text; empty for Parquet
/// @param notes what was guessed, repaired or looks odd, one sentence each
public record DatasetDescription(
    int rows,
    List<Column> columns,
    String format,
    Optional<String> encoding,
    Optional<String> delimiter,
    List<String> notes) {
  public DatasetDescription {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }

  /// A column.
  ///
  /// @param missing the number of cells without a value
  /// @param constant whether all values are the same
  public record Column(Variable variable, int missing, boolean constant) {}

  public List<Variable> variables() {
    return columns.stream().map(Column::variable).toList();
  }
}
