package io.causalgym.runtime.blob;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 of a content in 64 lower-case hexadecimal digits: equal contents have equal ids, and
/// an id is safe as a file name.
public record BlobId(String value) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public BlobId {
    if (!HASH.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no content id: write 64 hexadecimal digits in lower case");
    }
  }

  static BlobId of(byte[] hash) {
    return new BlobId(HexFormat.of().formatHex(hash));
  }

  @Override
  public String toString() {
    return value;
  }
}
