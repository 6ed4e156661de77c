package io.causalgym.dataset;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A file that cannot become a dataset. The message says what is wrong, where, and what to do.
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What is wrong with the file.
  public enum Reason {
    /// No bytes, or nothing but blank lines.
    EMPTY,
    /// Names of columns and no row.
    NO_ROWS,
    /// The file ends inside a value, a row or a compressed block.
    TRUNCATED,
    /// A row has more or fewer cells than there are columns.
    RAGGED_ROW,
    /// Text after a closing quote.
    BAD_QUOTING,
    EMPTY_NAME,
    DUPLICATE_NAME,
    /// An override names a column that is not there.
    UNKNOWN_COLUMN,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    TOO_MANY_LEVELS,
    CELL_TOO_LONG,
    /// More bytes, compressed or unpacked, than allowed.
    TOO_LARGE,
    /// Unpacks to so much more than its size that it is taken for an attack.
    COMPRESSION_BOMB,
    /// A zip, spreadsheet or other container that is not read.
    UNSUPPORTED_FORMAT,
    /// A codec, type or nesting of Parquet that is not read.
    UNSUPPORTED_TYPE,
    /// Neither text nor Parquet.
    NOT_TEXT,
    NOT_A_NUMBER,
    INFINITE,
    /// No cell of a column has a value.
    ALL_MISSING,
    /// Contradicts itself: offsets, counts or sizes that cannot be, or a wrong checksum.
    CORRUPT
  }

  private final Reason reason;
  private final long row;
  private final @Nullable String column;

  /// @param row counted from 1 without the header; 0 where no row is to blame
  /// @param column null where no column is to blame
  public DatasetException(Reason reason, long row, @Nullable String column, String message) {
    this(reason, row, column, message, null);
  }

  public DatasetException(
      Reason reason, long row, @Nullable String column, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.row = row;
    this.column = column;
  }

  /// About the file as a whole.
  public DatasetException(Reason reason, String message) {
    this(reason, 0, null, message, null);
  }

  public Reason reason() {
    return reason;
  }

  /// Counted from 1 without the header.
  public OptionalLong row() {
    return row > 0 ? OptionalLong.of(row) : OptionalLong.empty();
  }

  public Optional<String> column() {
    return Optional.ofNullable(column);
  }
}
