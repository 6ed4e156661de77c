package io.causalgym.evaluation.provider.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// A base URL, taken apart so strictly that no two readers can disagree on where it leads: what
/// browsers repair (backslashes, numbers for addresses, escapes in names) is refused.
///
/// Sources: WHATWG URL, section 3.5, for hosts that end in a number; RFC 3986, section 3.2.
///
/// @param host in lower case; an IPv6 address in full and in brackets
/// @param path without a slash at the end
record BaseAddress(String scheme, Host host, int port, String path) {
  private static final int LONGEST = 2048;

  /// @throws IllegalArgumentException with a reason that begins in lower case
  static BaseAddress parse(String text) {
    if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')) {
      throw new IllegalArgumentException(
          "it is longer than " + LONGEST + " characters or holds others than URLs are made of");
    }
    URI uri = uri(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("it does not begin with https://");
    }
    String authority = uri.getRawAuthority();
    if (authority == null || authority.indexOf('@') >= 0 || authority.indexOf('%') >= 0) {
      throw new IllegalArgumentException("it holds user names or escapes, or no host");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("it holds a query or a fragment");
    }
    String path = path(uri.getRawPath());
    int colon = authority.indexOf(':', Math.max(0, authority.lastIndexOf(']')));
    Host host = Host.parse(colon < 0 ? authority : authority.substring(0, colon));
    int port = colon < 0 ? usualPort(scheme) : port(authority.substring(colon + 1));
    BaseAddress address = new BaseAddress(scheme, host, port, path);
    if (scheme.equals("http") && !host.loopback()) {
      throw new IllegalArgumentException("http is for loopback only; use https");
    }
    return address;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no URL", e);
    }
  }

  private static String path(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    boolean plain =
        trimmed.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0);
    if (!plain
        || (trimmed + "/").contains("//")
        || (trimmed + "/").contains("/../")
        || (trimmed + "/").contains("/./")) {
      throw new IllegalArgumentException("its path holds more than plain segments");
    }
    return trimmed;
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static int port(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = digits && text.charAt(0) != '0' ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("its port is none of 1 to 65535");
    }
    return port;
  }

  /// Scheme, host and port; the port always written.
  String origin() {
    return scheme + "://" + host.text() + ":" + port;
  }

  boolean loopback() {
    return host.loopback();
  }

  /// As it is asked: in its canonical form, which is what was checked.
  URI uri() {
    String suffix = port == usualPort(scheme) ? "" : ":" + port;
    return URI.create(scheme + "://" + host.text() + suffix + path);
  }
}
