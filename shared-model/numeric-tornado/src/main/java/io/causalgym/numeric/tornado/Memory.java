package io.causalgym.numeric.tornado;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What plans may take of a device.
///
/// @param plans bytes of all plans together: half of what TornadoVM allows itself, as plans that
///   are built or given back take some besides
/// @param cells numbers of one array of double precision: a quarter of the plans' bytes, or what
///   the device gives to one array
record Memory(long plans, int cells) {
  /// What TornadoVM allows itself where the property says nothing.
  private static final String DEFAULT = "4GB";

  private static final Pattern SIZE =
      Pattern.compile("(\\d+)\\s*(B|KB|MB|GB)", Pattern.CASE_INSENSITIVE);

  /// @param ofDevice bytes that the device has
  /// @param ofArray bytes that it gives to one array
  static Memory of(long ofDevice, long ofArray) {
    return of(System.getProperty("tornado.device.memory", DEFAULT), ofDevice, ofArray);
  }

  static Memory of(String allowed, long ofDevice, long ofArray) {
    long plans = Math.min(bytes(allowed), ofDevice) / 2;
    // A size is rounded up by half at most, and the header of an array has a few bytes.
    long cells = Math.min(plans / 4, ofArray / 2) / Double.BYTES;
    return new Memory(plans, (int) Math.min(cells, 1 << 29));
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "tornado.device.memory is '" + text + "'; write it as 8GB or 512MB");
    }
    long unit =
        switch (size.group(2).toUpperCase(Locale.ROOT)) {
          case "KB" -> 1L << 10;
          case "MB" -> 1L << 20;
          case "GB" -> 1L << 30;
          default -> 1L;
        };
    return Math.multiplyExact(Long.parseLong(size.group(1)), unit);
  }
}
