package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Turns a CSV file (plain or gzip) or a Parquet file into a columnar file.
///
/// Memory stays the same whatever the number of rows: about 32 MiB of cells, what columns have of
/// distinct levels, and one page of each Parquet column at a time; the rest lies in scratch files
/// beside the target. Time is one pass over the source, two where a first guess proves wrong. The
/// kind of file is read from its first bytes, never from its name.
public final class Ingestion {
  private final IngestionOptions options;
  private final IngestionControl control;

  public Ingestion(IngestionOptions options, IngestionControl control) {
    this.options = options;
    this.control = control;
  }

  /// Reads `source` and writes `target`, which is complete and on disk on return and is removed on
  /// any failure; the caller moves it to its place.
  ///
  /// @throws DatasetException if the source cannot become a dataset
  /// @throws java.util.concurrent.CancellationException if the control stopped it
  public DatasetDescription ingest(Path source, Path target) throws IOException {
    boolean written = false;
    try {
      DatasetDescription description = write(source, target);
      written = true;
      return description;
    } finally {
      if (!written) {
        Files.deleteIfExists(target);
      }
    }
  }

  /// Keeps the bytes of a stream beside the target while they are ingested.
  ///
  /// @throws DatasetException if the stream is longer than allowed, or cannot become a dataset
  public DatasetDescription ingest(InputStream source, Path target) throws IOException {
    Path copy = beside(target, ".source");
    try {
      copy(source, copy);
      return ingest(copy, target);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void copy(InputStream source, Path copy) throws IOException {
    try (OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        control.check();
        total += read;
        if (total > options.limits().bytes()) {
          throw new DatasetException(
              Reason.TOO_LARGE,
              "more than the " + options.limits().bytes() + " bytes allowed; send fewer rows");
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private DatasetDescription write(Path source, Path target) throws IOException {
    Path scratch = beside(target, ".cells");
    try (IngestedTable table = read(source, scratch)) {
      return new TableWriter(table, control).write(target);
    }
  }

  private IngestedTable read(Path source, Path scratch) throws IOException {
    return switch (SourceKind.of(source)) {
      case TEXT -> csv(source, scratch, false);
      case GZIP -> csv(source, scratch, true);
      case PARQUET -> new ParquetSource(source, options, control, scratch).read();
    };
  }

  private IngestedTable csv(Path source, Path scratch, boolean gzip) throws IOException {
    TextSource text = new TextSource(source, gzip, options.limits(), control);
    return new CsvSource(text, options, scratch, gzip).read();
  }

  private static Path beside(Path target, String suffix) {
    return target.resolveSibling(target.getFileName() + suffix);
  }
}
