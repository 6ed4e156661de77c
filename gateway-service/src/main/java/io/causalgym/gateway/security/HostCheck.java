package io.causalgym.gateway.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/// Refuses other names than the loopback's while the gateway listens on loopback only.
///
/// A page of a foreign site can point its own host name at 127.0.0.1 and then talk to this server
/// as its own origin (DNS rebinding); what it cannot change is the `Host` header, which keeps its
/// name.
public final class HostCheck {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean active;

  /// @param listeningHost the host that the gateway binds to
  public HostCheck(String listeningHost) {
    this.active = isLoopback(listeningHost);
  }

  /// Whether a server that binds to this host is reachable from this machine only.
  public static boolean isLoopback(String host) {
    if (LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT))) {
      return true;
    }
    // Only literal addresses: what a name resolves to can change after this check.
    if (!host.matches("[0-9.]+|\\[?[0-9a-fA-F:]+\\]?")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// Whether a request with this `Host` header is meant for us.
  public boolean admits(String hostHeader) {
    return !active || LOOPBACK_NAMES.contains(name(hostHeader).toLowerCase(Locale.ROOT));
  }

  private static String name(String hostHeader) {
    int bracket = hostHeader.lastIndexOf(']');
    int colon = hostHeader.indexOf(':', bracket + 1);
    if (colon < 0) {
      return hostHeader;
    }
    for (int index = colon + 1; index < hostHeader.length(); index++) {
      if (!Character.isDigit(hostHeader.charAt(index))) {
        return "";
      }
    }
    return hostHeader.substring(0, colon);
  }
}
