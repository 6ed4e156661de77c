package io.causalgym.gateway;

import io.causalgym.runtime.launch.Service;
import io.causalgym.runtime.launch.ServiceContext;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/// The gateway as a part of a JVM.
public final class GatewayService implements Service {
  private final GatewaySettings settings;
  private volatile @Nullable Gateway started;

  public GatewayService(GatewaySettings settings) {
    this.settings = settings;
  }

  @Override
  public String role() {
    return "gateway";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  /// Finds out whether the port is free, before a database is started in vain.
  @Override
  public void check() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on "
              + settings.host()
              + " port "
              + settings.port()
              + " ("
              + e.getMessage()
              + "); stop what uses it, or choose another with --port or "
              + GatewayKeys.PORT.name(),
          e);
    }
  }

  @Override
  public Future<String> start(ServiceContext context) {
    Gateway gateway =
        new Gateway(
            context.vertx(),
            settings,
            context.bus(),
            context.blobs(),
            context.interactive(),
            context.health(),
            context.metrics());
    started = gateway;
    return gateway.deploy();
  }

  /// Where it listens, once started.
  public String address() {
    Gateway gateway = started;
    if (gateway == null) {
      throw new IllegalStateException("the gateway has not been started");
    }
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String scheme = settings.security().tls() == null ? "http" : "https";
    return scheme + "://" + host + ":" + gateway.port();
  }
}
