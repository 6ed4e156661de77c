package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a file's first bytes say it is.
enum SourceKind {
  TEXT,
  GZIP,
  PARQUET;

  /// @throws DatasetException if the file is empty or of a kind that is known and not read
  static SourceKind of(Path file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(8);
    }
    if (first.length == 0) {
      throw new DatasetException(Reason.EMPTY, "the file is empty; send a header and rows");
    }
    if (TextEncoding.begins(first, 'P', 'A', 'R', '1')) {
      return PARQUET;
    }
    if (TextEncoding.begins(first, 0x1F, 0x8B)) {
      return GZIP;
    }
    refuse(first);
    return TEXT;
  }

  private static void refuse(byte[] first) {
    if (TextEncoding.begins(first, 'P', 'K', 3, 4) || TextEncoding.begins(first, 'P', 'K', 5, 6)) {
      throw unsupported("a zip archive or a spreadsheet: unpack it, or save the sheet as CSV");
    }
    if (TextEncoding.begins(first, 'P', 'A', 'R', 'E')) {
      throw unsupported("an encrypted Parquet file: write it without encryption");
    }
    if (TextEncoding.begins(first, 0x28, 0xB5, 0x2F, 0xFD)
        || TextEncoding.begins(first, 'B', 'Z', 'h')
        || TextEncoding.begins(first, 0xFD, '7', 'z', 'X', 'Z')
        || TextEncoding.begins(first, '7', 'z', 0xBC, 0xAF)) {
      throw unsupported("packed with a method that is not read: send it plain, or as gzip");
    }
    if (TextEncoding.begins(first, 'A', 'R', 'R', 'O', 'W', '1')
        || TextEncoding.begins(first, 0xD0, 0xCF, 0x11, 0xE0)
        || TextEncoding.begins(first, 0x89, 'H', 'D', 'F')) {
      throw unsupported("of a binary format that is not read: write CSV or Parquet");
    }
  }

  private static DatasetException unsupported(String what) {
    return new DatasetException(Reason.UNSUPPORTED_FORMAT, "the file is " + what);
  }
}
