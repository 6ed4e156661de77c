package io.causalgym.dataset.read;

import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The bytes of a text file, unpacked where they are gzip's, within limits.
final class TextSource {
  // Below this much, a good ratio of compression is no sign of malice.
  private static final long UNSUSPICIOUS_BYTES = 1L << 24;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final long size;
  private final boolean gzip;
  private final IngestionLimits limits;
  private final IngestionControl control;

  TextSource(Path file, boolean gzip, IngestionLimits limits, IngestionControl control)
      throws IOException {
    this.file = file;
    this.size = Files.size(file);
    this.gzip = gzip;
    this.limits = limits;
    this.control = control;
  }

  /// Unpacked, counted and stoppable.
  InputStream bytes() throws IOException {
    MeteredInput packed = new MeteredInput(Files.newInputStream(file));
    try {
      InputStream plain =
          gzip ? new GZIPInputStream(new BufferedInputStream(packed, BUFFER), BUFFER) : packed;
      return new Limited(plain, packed);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  /// @throws java.nio.charset.CharacterCodingException while reading, where bytes are not of the
  ///   encoding
  Reader characters(TextEncoding encoding) throws IOException {
    InputStream in = bytes();
    try {
      in.skipNBytes(encoding.markLength());
      return new InputStreamReader(in, decoder(encoding.charset()));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /// What a failure to read the bytes says of the file.
  static DatasetException explained(IOException failure) {
    if (failure instanceof EOFException) {
      return new DatasetException(
          Reason.TRUNCATED,
          0,
          null,
          "the gzip file ends in the middle; send it again, whole",
          failure);
    }
    if (failure instanceof ZipException) {
      return new DatasetException(
          Reason.CORRUPT,
          0,
          null,
          "the gzip file is damaged (" + failure.getMessage() + "); pack it again",
          failure);
    }
    throw new UncheckedIOException(failure);
  }

  private final class Limited extends MeteredInput {
    private final MeteredInput packed;

    Limited(InputStream plain, MeteredInput packed) {
      super(plain);
      this.packed = packed;
    }

    @Override
    void counted() {
      control.check();
      control.progress().read(packed.count(), size);
      if (count() > limits.bytes()) {
        throw new DatasetException(
            Reason.TOO_LARGE,
            "the text is longer than the " + limits.bytes() + " bytes allowed; send fewer rows");
      }
      if (gzip
          && count() > UNSUSPICIOUS_BYTES
          && count() / limits.compressionRatio() > packed.count()) {
        throw new DatasetException(
            Reason.COMPRESSION_BOMB,
            "the gzip file unpacks to more than "
                + limits.compressionRatio()
                + " times its size; send it unpacked");
      }
    }
  }
}
