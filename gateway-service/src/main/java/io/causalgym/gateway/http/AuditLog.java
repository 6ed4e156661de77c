package io.causalgym.gateway.http;

import io.causalgym.gateway.security.Principal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who did what, and who was denied: a line of the logger `audit` for each request that may change
/// what is stored, whatever came of it, and for each that was refused for who sent it.
///
/// No body, no key and no query is in it.
public final class AuditLog implements Ending {
  /// The logger that a file of its own may be set up for.
  public static final String LOGGER = "audit";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final Set<Integer> DENIED = Set.of(401, 403, 421, 429);

  private static final int LONGEST = 128;

  private final boolean active;

  /// @param active whether anything is noted at all
  public AuditLog(boolean active) {
    this.active = active;
  }

  @Override
  public void ended(Exchange exchange, int status) {
    boolean denied = DENIED.contains(status);
    if (!active || !(denied || exchange.changes())) {
      return;
    }
    Principal who = exchange.known();
    LOG.atInfo()
        .addKeyValue("principal", who == null ? null : who.name())
        .addKeyValue("address", address(exchange))
        .addKeyValue("method", exchange.request().method().name())
        .addKeyValue("route", exchange.route())
        .addKeyValue("object", object(exchange))
        .addKeyValue("status", status)
        .addKeyValue("request", exchange.id())
        .log(denied ? "denied" : "changed");
  }

  private static @Nullable String address(Exchange exchange) {
    SocketAddress peer = exchange.request().remoteAddress();
    return peer == null ? null : peer.hostAddress();
  }

  /// What the address of the request names, or what was made.
  private static @Nullable String object(Exchange exchange) {
    String made = exchange.request().response().headers().get(HttpHeaders.LOCATION);
    if (made != null) {
      return made.substring(made.lastIndexOf('/') + 1);
    }
    String named = exchange.object();
    return named == null ? null : harmless(named);
  }

  /// Without what could look like a line or a field of its own.
  private static String harmless(String id) {
    return id.substring(0, Math.min(id.length(), LONGEST)).replaceAll("[^!-~]", "?");
  }
}
