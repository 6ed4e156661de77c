package io.causalgym.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Compresses answers.
final class Gzip {
  /// Below this a packet is saved by nothing, as the headers fill most of it.
  static final int WORTHWHILE = 1_024;

  private Gzip() {}

  /// @param level from {@link Deflater#BEST_SPEED} for an answer to {@link
  ///   Deflater#BEST_COMPRESSION} for a page that is compressed once
  static Buffer compress(Buffer plain, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length() / 3 + 64);
    try (GZIPOutputStream gzip = new LevelledStream(bytes, level)) {
      gzip.write(plain.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to write", e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static final class LevelledStream extends GZIPOutputStream {
    private LevelledStream(ByteArrayOutputStream bytes, int level) throws IOException {
      super(bytes, 8_192);
      def.setLevel(level);
    }
  }
}
