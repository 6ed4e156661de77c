package io.causalgym.dataset.read;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import io.causalgym.dataset.VariableType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a flat Parquet file column after column. Nothing that the file says of itself is believed
/// before it was compared with the file's size and with the headers of its pages.
final class ParquetSource {
  private static final int TAIL = 8;
  // Footers grow with columns times groups of rows, some hundred bytes each.
  private static final long LARGEST_FOOTER = 1L << 27;
  private static final int BATCH = 1 << 13;
  private static final Set<CompressionCodec> CODECS =
      EnumSet.of(
          CompressionCodec.UNCOMPRESSED,
          CompressionCodec.SNAPPY,
          CompressionCodec.GZIP,
          CompressionCodec.ZSTD);
  // How the library begins its messages; a stored file's name says nothing to the caller.
  private static final Pattern FILE_NAME = Pattern.compile("^\\[[^\\]]*] ");

  private final Path file;
  private final IngestionOptions options;
  private final IngestionControl control;
  private final Path scratch;
  private final CellFormat format;

  ParquetSource(Path file, IngestionOptions options, IngestionControl control, Path scratch) {
    this.file = file;
    this.options = options;
    this.control = control;
    this.scratch = scratch;
    this.format = new CellFormat(options, '.');
  }

  /// @return a table whose cells the caller closes
  IngestedTable read() throws IOException {
    try (InputFile input = InputFile.of(file);
        HardwoodContext context = HardwoodContext.create(1)) {
      input.open();
      long footer = footer(input);
      try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file), context)) {
        return read(reader, input, footer);
      }
    } catch (DatasetException | CancellationException said) {
      throw said;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
      // The library reports damage with exceptions of many kinds.
      throw corrupt(null, String.valueOf(damaged.getMessage()), damaged);
    }
  }

  // Where the footer begins.
  private static long footer(InputFile input) throws IOException {
    long size = input.length();
    if (size < TAIL + 4) {
      throw truncated();
    }
    ByteBuffer tail = input.readRange(size - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
    long length = tail.getInt();
    if (tail.getInt() != 0x31524150) { // PAR1
      throw truncated();
    }
    if (length <= 0 || length > LARGEST_FOOTER || length > size - TAIL - 4) {
      throw corrupt(null, "a footer of " + length + " bytes in a file of " + size, null);
    }
    new CompactThrift(input.readRange(size - TAIL - length, (int) length)).requireStruct();
    return size - TAIL - length;
  }

  private static DatasetException truncated() {
    return new DatasetException(
        Reason.TRUNCATED, "the Parquet file has no footer: it was cut; send it again, whole");
  }

  private static DatasetException corrupt(
      @Nullable String column, String what, @Nullable Throwable cause) {
    return new DatasetException(
        Reason.CORRUPT,
        0,
        column,
        "the Parquet file is damaged"
            + (column == null ? "" : " in column '" + column + "'")
            + ": "
            + FILE_NAME.matcher(what).replaceFirst("")
            + "; write it again",
        cause);
  }

  private IngestedTable read(ParquetFileReader reader, InputFile input, long footer)
      throws IOException {
    FileMetaData meta = reader.getFileMetaData();
    List<ColumnSchema> columns = columns(reader);
    int rows = rows(meta);
    checkCells(rows, columns.size());
    List<String> names =
        ColumnNames.checked(columns.stream().map(ColumnSchema::name).toList(), options, format);
    checkPages(meta, names, input, footer);
    ColumnSpool spool = new ColumnSpool(scratch, rows);
    boolean kept = false;
    try {
      List<ColumnTally> tallies = new ArrayList<>();
      for (int column = 0; column < names.size(); column++) {
        tallies.add(column(reader, columns.get(column), names.get(column), spool));
        control.progress().read(footer * (column + 1) / names.size(), footer);
      }
      spool.end();
      kept = true;
      return new IngestedTable(
          spool, tallies, format, "parquet", Optional.empty(), Optional.empty(), List.of());
    } finally {
      if (!kept) {
        spool.close();
      }
    }
  }

  private List<ColumnSchema> columns(ParquetFileReader reader) {
    List<ColumnSchema> columns = reader.getFileSchema().getColumns();
    ColumnNames.checkCount(columns.size(), options.limits());
    for (ColumnSchema column : columns) {
      if (!reader.getFileSchema().isFlatSchema()
          || column.maxRepetitionLevel() > 0
          || column.maxDefinitionLevel() > 1) {
        throw new DatasetException(
            Reason.UNSUPPORTED_TYPE,
            0,
            column.fieldPath().topLevelName(),
            "column '" + column.fieldPath() + "' is nested; write one plain column for each value");
      }
      ParquetCells.require(column);
    }
    if (columns.isEmpty()) {
      throw new DatasetException(Reason.EMPTY, "the Parquet file has no columns");
    }
    return columns;
  }

  private int rows(FileMetaData meta) {
    long rows = meta.numRows();
    if (rows == 0) {
      throw new DatasetException(Reason.NO_ROWS, "the Parquet file has no row");
    }
    if (rows > options.limits().rows()) {
      throw new DatasetException(
          Reason.TOO_MANY_ROWS,
          rows + " rows; at most " + options.limits().rows() + " are read: send fewer");
    }
    long sum = meta.rowGroups().stream().mapToLong(RowGroup::numRows).sum();
    if (sum != rows) {
      throw corrupt(null, "its groups hold " + sum + " of " + rows + " rows", null);
    }
    return (int) rows;
  }

  // Runs of one value take next to no bytes in the file: the cells themselves must fit.
  private void checkCells(int rows, int columns) {
    long bytes = (long) rows * columns * Double.BYTES;
    if (bytes > options.limits().bytes()) {
      throw new DatasetException(
          Reason.TOO_LARGE,
          rows
              + " rows of "
              + columns
              + " columns take "
              + bytes
              + " bytes; at most "
              + options.limits().bytes()
              + " are allowed: send fewer");
    }
  }

  private void checkPages(FileMetaData meta, List<String> names, InputFile input, long footer) {
    PageWalk walk = new PageWalk(input, options.limits().bytes());
    for (RowGroup group : meta.rowGroups()) {
      if (group.columns().size() != names.size() || group.numRows() < 0) {
        throw corrupt(null, "a group of rows lacks columns", null);
      }
      for (int column = 0; column < names.size(); column++) {
        control.check();
        ColumnChunk chunk = group.columns().get(column);
        requireCodec(chunk, names.get(column));
        try {
          checkPlace(chunk, group.numRows(), footer);
          walk.check(chunk, group.numRows());
        } catch (DatasetException said) {
          throw said;
        } catch (IOException | RuntimeException e) {
          throw corrupt(names.get(column), String.valueOf(e.getMessage()), e);
        }
      }
    }
  }

  private static void requireCodec(ColumnChunk chunk, String column) {
    if (chunk.metaData() != null && !CODECS.contains(chunk.metaData().codec())) {
      throw new DatasetException(
          Reason.UNSUPPORTED_TYPE,
          0,
          column,
          "column '"
              + column
              + "' is packed with "
              + chunk.metaData().codec()
              + ", which is not read; write it with Snappy, gzip, Zstandard or unpacked");
    }
  }

  private static void checkPlace(ColumnChunk chunk, long rows, long footer) throws IOException {
    ColumnMetaData meta = chunk.metaData();
    if (meta == null) {
      throw new IOException("it lies in another file");
    }
    long at = chunk.chunkStartOffset();
    if (at < 4 || meta.totalCompressedSize() < 0 || at > footer - meta.totalCompressedSize()) {
      throw new IOException("it lies outside the file");
    }
    if (meta.numValues() != rows) {
      throw new IOException("it has " + meta.numValues() + " values for " + rows + " rows");
    }
  }

  private ColumnTally column(
      ParquetFileReader reader, ColumnSchema schema, String name, ColumnSpool spool)
      throws IOException {
    ColumnTally tally = ColumnTally.of(name, options, Set.of(), format);
    boolean spelled = options.types().get(name) == VariableType.CONTINUOUS;
    ParquetCells cells = new ParquetCells(schema, tally, spelled);
    long row = 0;
    try (ColumnReader values =
        reader.buildColumnReader(schema.columnIndex()).batchSize(BATCH).build()) {
      while (values.nextBatch()) {
        control.check();
        int count = values.getValueCount();
        if (count > spool.rows() - row) {
          throw corrupt(name, "it has more values than rows", null);
        }
        Validity validity = values.getLeafValidity();
        for (int at = 0; at < count; at++) {
          row++;
          spool.put(validity.isNull(at) ? tally.missing() : cells.cell(values, at, row));
        }
      }
    } catch (DatasetException | CancellationException said) {
      throw said;
    } catch (RuntimeException damaged) {
      // The library reports damage with exceptions of many kinds.
      throw corrupt(name, String.valueOf(damaged.getMessage()), damaged);
    }
    if (row != spool.rows()) {
      throw corrupt(name, "it has " + row + " values for " + spool.rows() + " rows", null);
    }
    return tally;
  }
}
