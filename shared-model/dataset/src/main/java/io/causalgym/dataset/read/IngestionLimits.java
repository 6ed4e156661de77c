package io.causalgym.dataset.read;

/// What a file may ask of this service.
///
/// @param columns at most so many
/// @param rows at most so many
/// @param levels of one discrete column, at most so many; at most 32 767
/// @param cellLength characters of one cell
/// @param levelCharacters of the levels of all columns together: they are kept in memory
/// @param bytes of the text, or of all pages of a Parquet file, unpacked
/// @param compressionRatio unpacked bytes for each packed one; judged from 16 MiB on, since short
///   runs of one value pack well without malice
public record IngestionLimits(
    int columns,
    int rows,
    int levels,
    int cellLength,
    long levelCharacters,
    long bytes,
    int compressionRatio) {
  public static final IngestionLimits DEFAULT =
      new IngestionLimits(
          100_000, Integer.MAX_VALUE - 8, Short.MAX_VALUE, 10_000, 1L << 26, 1L << 36, 300);

  public IngestionLimits {
    atLeastOne("columns", columns);
    atLeastOne("rows", rows);
    atLeastOne("levels", levels);
    atLeastOne("cellLength", cellLength);
    atLeastOne("levelCharacters", levelCharacters);
    atLeastOne("bytes", bytes);
    atLeastOne("compressionRatio", compressionRatio);
    if (levels > Short.MAX_VALUE) {
      throw new IllegalArgumentException("levels = " + levels + ": allow at most 32767");
    }
  }

  private static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " = " + value + ": allow at least 1");
    }
  }

  public IngestionLimits withBytes(long most) {
    return new IngestionLimits(
        columns, rows, levels, cellLength, levelCharacters, most, compressionRatio);
  }

  public IngestionLimits withColumns(int most) {
    return new IngestionLimits(
        most, rows, levels, cellLength, levelCharacters, bytes, compressionRatio);
  }

  public IngestionLimits withRows(int most) {
    return new IngestionLimits(
        columns, most, levels, cellLength, levelCharacters, bytes, compressionRatio);
  }
}
