package io.causalgym.dataset.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.DatasetDescription;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.store.ColumnarFile;
import io.causalgym.dataset.store.MappedSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;

/// A file that was ingested, as the tests look at it.
record Ingested(DatasetDescription description, Sample sample) {
  static Ingested of(Path folder, String csv) {
    return of(folder, csv, IngestionOptions.DEFAULT);
  }

  static Ingested of(Path folder, String csv, IngestionOptions options) {
    return of(folder, csv.getBytes(StandardCharsets.UTF_8), options);
  }

  /// Ingests bytes, and checks that nothing but the target is left.
  static Ingested of(Path folder, byte[] bytes, IngestionOptions options) {
    Path source = folder.resolve("source");
    Path target = folder.resolve("target");
    try {
      Files.write(source, bytes);
      DatasetDescription description =
          new Ingestion(options, IngestionControl.NONE).ingest(source, target);
      ColumnarFile.verify(target);
      try (MappedSample mapped = ColumnarFile.open(target)) {
        assertThat(mapped.description()).isEqualTo(description);
      }
      return new Ingested(description, ColumnarFile.load(target, Long.MAX_VALUE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(target);
      delete(source);
      assertThat(files(folder)).isEmpty();
    }
  }

  /// Ingests bytes that cannot become a dataset.
  static DatasetException refused(Path folder, byte[] bytes, IngestionOptions options) {
    return Assertions.catchThrowableOfType(
        DatasetException.class, () -> of(folder, bytes, options));
  }

  static DatasetException refused(Path folder, String csv) {
    return refused(folder, csv.getBytes(StandardCharsets.UTF_8), IngestionOptions.DEFAULT);
  }

  static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(Ingested.class.getResourceAsStream("/parquet/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /// The cells of a column as they are shown, "" where missing.
  List<String> shown(String name) {
    int column = names().indexOf(name);
    List<String> cells = new ArrayList<>();
    if (sample.variables().get(column).isDiscrete()) {
      for (short code : sample.codes(column)) {
        cells.add(code < 0 ? "" : sample.variables().get(column).levels().get(code));
      }
    } else {
      for (double value : sample.values(column)) {
        cells.add(Double.isNaN(value) ? "" : Double.toString(value));
      }
    }
    return cells;
  }

  List<String> names() {
    return sample.variables().stream().map(variable -> variable.name()).toList();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
