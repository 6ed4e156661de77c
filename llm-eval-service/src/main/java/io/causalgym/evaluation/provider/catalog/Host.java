package io.causalgym.evaluation.provider.catalog;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name of the DNS, or an address in its usual notation. Nothing is looked up here.
///
/// @param text in lower case; an IPv6 address in full and in brackets
/// @param loopback whether it leads to this machine whatever a DNS says
record Host(String text, boolean loopback) {
  // Bounded repetitions of disjoint classes: linear on any input.
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final int LONGEST = 253;

  static Host parse(String written) {
    String text = written.toLowerCase(Locale.ROOT);
    if (text.startsWith("[") && text.endsWith("]")) {
      return sixth(text.substring(1, text.length() - 1));
    }
    String[] labels = text.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return fourth(text, labels);
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("its host is longer than " + LONGEST + " characters");
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "its host is no plain name: letters, digits and hyphens between dots, none at the end");
      }
    }
    return new Host(text, text.equals("localhost"));
  }

  private static Host fourth(String text, String[] octets) {
    boolean usual = octets.length == 4;
    for (String octet : octets) {
      usual = usual && OCTET.matcher(octet).matches() && Integer.parseInt(octet) <= 255;
    }
    if (!usual) {
      throw new IllegalArgumentException("its host is an address in no usual notation");
    }
    return new Host(text, octets[0].equals("127"));
  }

  private static Host sixth(String text) {
    // Without a dot there is no IPv4 inside, without % no interface; with a colon it is never
    // looked up.
    boolean plain =
        text.indexOf(':') >= 0
            && text.length() <= 39
            && text.chars().allMatch(c -> c == ':' || Character.digit(c, 16) >= 0);
    if (plain) {
      try {
        InetAddress address = InetAddress.getByName(text);
        if (address instanceof Inet6Address six && !holdsFourth(six.getAddress())) {
          return new Host("[" + six.getHostAddress() + "]", six.isLoopbackAddress());
        }
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("its host is no address", e);
      }
    }
    throw new IllegalArgumentException("its host is an address in no usual notation");
  }

  /// NAT64 (64:ff9b::), 6to4 (2002::) and Teredo (2001:0::) lead to an IPv4 address that hides
  /// inside; the mapped ones Java has unwrapped already. An IPv4-compatible one starts with 96 zero
  /// bits.
  private static boolean holdsFourth(byte[] bytes) {
    int first = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    int second = ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
    boolean zeros = true;
    for (int at = 0; at < 12; at++) {
      zeros = zeros && bytes[at] == 0;
    }
    boolean one = zeros && bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && bytes[15] == 1;
    return (zeros && !one)
        || (first == 0x64 && second == 0xFF9B)
        || first == 0x2002
        || (first == 0x2001 && second == 0);
  }
}
