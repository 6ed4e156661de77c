package io.causalgym.runtime.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a PostgreSQL server listens and who asks; its text form never shows the password.
public record DatabaseAddress(
    String host, int port, String database, String user, String password, DatabaseTls tls) {
  private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");
  private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert");

  public DatabaseAddress {
    if (port < 1 || port > 65_535) {
      throw refused("port " + port, "write a port between 1 and 65535");
    }
  }

  /// Reads `postgresql://user:password@host:port/database`, with `?sslmode=` and `sslrootcert=` as
  /// {@link DatabaseTls} tells.
  ///
  /// @param user overrides the one in the address
  /// @param password overrides the one in the address, so that it can come from a mounted file
  /// @throws IllegalArgumentException that names `CAUSALGYM_DATABASE_URL` and the part that is
  ///   wrong, without the password
  public static DatabaseAddress parse(
      String url, Optional<String> user, Optional<String> password) {
    URI uri = uri(url);
    String[] credentials = credentials(uri);
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    if (path.length() < 2) {
      throw refused("an address without a database", "end it with /name");
    }
    return new DatabaseAddress(
        Optional.ofNullable(uri.getHost())
            .orElseThrow(() -> refused("an address without a host", "write host:port")),
        uri.getPort() == -1 ? 5432 : uri.getPort(),
        path.substring(1),
        user.or(() -> at(credentials, 0))
            .orElseThrow(() -> refused("an address without a user", "set CAUSALGYM_DATABASE_USER")),
        password.or(() -> at(credentials, 1)).orElse(""),
        tls(Optional.ofNullable(uri.getRawQuery()).orElse("")));
  }

  private static URI uri(String url) {
    String bare = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    URI uri;
    try {
      uri = URI.create(bare);
    } catch (IllegalArgumentException malformed) {
      // The cause would print the whole address with its password.
      throw refused("text that is no URL", "percent-encode special characters");
    }
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
      throw refused("scheme '" + uri.getScheme() + "'", "write postgresql://host:port/database");
    }
    return uri;
  }

  private static String[] credentials(URI uri) {
    String raw = uri.getRawUserInfo();
    if (raw == null) {
      return new String[0];
    }
    return Arrays.stream(raw.split(":", 2)).map(DatabaseAddress::decoded).toArray(String[]::new);
  }

  private static Optional<String> at(String[] parts, int index) {
    return index < parts.length ? Optional.of(parts[index]) : Optional.empty();
  }

  private static DatabaseTls tls(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      if (!pair.isEmpty() && !PARAMETERS.contains(nameAndValue[0])) {
        throw refused(
            "parameter '" + nameAndValue[0] + "'", "only sslmode and sslrootcert are understood");
      }
      parameters.put(nameAndValue[0], at(nameAndValue, 1).map(DatabaseAddress::decoded).orElse(""));
    }
    DatabaseTls tls = DatabaseTls.PREFER;
    if (parameters.containsKey("sslmode")) {
      tls = tls.withMode(parameters.getOrDefault("sslmode", ""));
    }
    return parameters.containsKey("sslrootcert")
        ? tls.withAuthority(parameters.getOrDefault("sslrootcert", ""))
        : tls;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static IllegalArgumentException refused(String what, String remedy) {
    return new IllegalArgumentException("CAUSALGYM_DATABASE_URL has " + what + ": " + remedy);
  }

  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }
}
