package io.causalgym.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;

/// A static file in memory, plain and compressed.
///
/// @param etag changes with the content
/// @param headers every header but the encoding
public record Page(Buffer plain, Buffer compressed, String etag, Map<String, String> headers) {

  public Page {
    headers = Map.copyOf(headers);
  }

  /// A page from the class path; its media type follows from its name.
  public static Page resource(String path) {
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + path + " is not in the build");
      }
      return of(mediaType(path), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + path + " cannot be read", e);
    }
  }

  /// A page made of text.
  public static Page html(String text) {
    return of(mediaType(".html"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Page of(String mediaType, byte[] content) {
    Buffer plain = Buffer.buffer(content);
    String etag = '"' + hash(content) + '"';
    return new Page(
        plain,
        Gzip.compress(plain, Deflater.BEST_COMPRESSION),
        etag,
        Map.of(
            "Content-Type",
            mediaType,
            "ETag",
            etag,
            "Vary",
            "Accept-Encoding",
            // Asked each time, answered 304: a new version is seen at once.
            "Cache-Control",
            "no-cache",
            "Content-Security-Policy",
            SecurityHeaders.PAGE));
  }

  private static String mediaType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "yaml" -> "application/yaml; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      default -> throw new IllegalArgumentException("no media type is known for " + path);
    };
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
