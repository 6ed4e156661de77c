package io.causalgym.evaluation.provider.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A request to be sent.
///
/// @param headers the key's among them
/// @param key what must not appear in any message, should the other side repeat it
/// @param once whether it is never sent again by itself, as it may have been worked on
public record Outgoing(
    HttpMethod method,
    URI address,
    Map<String, String> headers,
    Optional<String> key,
    Optional<Buffer> body,
    boolean once) {
  public Outgoing {
    headers = Map.copyOf(headers);
  }

  public Outgoing(
      HttpMethod method,
      URI address,
      Map<String, String> headers,
      Optional<String> key,
      Optional<Buffer> body) {
    this(method, address, headers, key, body, false);
  }

  /// The same, sent once only.
  public Outgoing sentOnce() {
    return new Outgoing(method, address, headers, key, body, true);
  }

  /// Scheme, host and port, as messages name it.
  String origin() {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  boolean encrypted() {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  int port() {
    return address.getPort() >= 0 ? address.getPort() : encrypted() ? 443 : 80;
  }

  String host() {
    String host = address.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  String target() {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  /// A text that may be shown: without the key, without control characters, not long.
  String presentable(String text) {
    String hidden = key.filter(k -> !k.isEmpty()).map(k -> text.replace(k, "***")).orElse(text);
    StringBuilder shown = new StringBuilder();
    hidden
        .codePoints()
        .limit(300)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /// Without headers, which hold the key, and without the body, which holds the prompt.
  @Override
  public String toString() {
    return method + " " + address;
  }
}
