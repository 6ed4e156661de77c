package io.causalgym.runtime.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// How a connection to the server is encrypted, in libpq's words.
///
/// @param mode `disable`, `prefer`, `require` (encrypted, whoever answers) or `verify-full`
/// @param authority a PEM file with the certificates of the authorities that are believed, for
///   `verify-full`; without it those that Java believes
public record DatabaseTls(String mode, Optional<Path> authority) {
  private static final String VERIFIED = "verify-full";
  private static final List<String> MODES = List.of("disable", "prefer", "require", VERIFIED);

  /// As libpq does where nothing is said.
  public static final DatabaseTls PREFER = new DatabaseTls("prefer", Optional.empty());

  /// For a server on loopback.
  public static final DatabaseTls OFF = new DatabaseTls("disable", Optional.empty());

  public DatabaseTls {
    if (!MODES.contains(mode)) {
      throw DatabaseAddress.refused(
          "sslmode '" + mode + "'", "choose one of " + String.join(", ", MODES));
    }
    if (authority.isPresent() && !mode.equals(VERIFIED)) {
      throw DatabaseAddress.refused(
          "sslrootcert with sslmode '" + mode + "', which believes anybody",
          "write sslmode=" + VERIFIED);
    }
  }

  DatabaseTls withMode(String other) {
    return new DatabaseTls(other, authority);
  }

  /// @param file that exists and has certificates in it
  DatabaseTls withAuthority(String file) {
    return new DatabaseTls(mode, Optional.of(certificates(file)));
  }

  private static Path certificates(String file) {
    String trouble;
    try {
      Path path = Path.of(file).toAbsolutePath();
      try (InputStream in = Files.newInputStream(path)) {
        if (!CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
          return path;
        }
      }
      trouble = "there is no certificate in it";
    } catch (IOException | CertificateException | InvalidPathException unreadable) {
      trouble = unreadable.toString();
    }
    throw DatabaseAddress.refused(
        "sslrootcert '" + file + "', which cannot be used (" + trouble + ")",
        "name a PEM file with the certificate of the server's authority");
  }

  void apply(PgConnectOptions options) {
    options.setSslMode(SslMode.of(mode));
    if (mode.equals("disable")) {
      return;
    }
    boolean verified = mode.equals(VERIFIED);
    ClientSSLOptions tls =
        new ClientSSLOptions()
            // libpq's `prefer` and `require` encrypt without asking who answers.
            .setTrustAll(!verified)
            .setHostnameVerificationAlgorithm(verified ? "HTTPS" : "");
    if (verified) {
      tls.setTrustOptions(trusted());
    }
    options.setSslOptions(tls);
  }

  private TrustOptions trusted() {
    return authority
        .<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file.toString()))
        .orElseGet(() -> TrustOptions.wrap(ofJava()));
  }

  /// The client does not ask Java by itself.
  private static TrustManager ofJava() {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init((KeyStore) null);
      return managers.getTrustManagers()[0];
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Java's list of authorities cannot be read", broken);
    }
  }

  /// The same for the JDBC driver, by which migrations run.
  String jdbcParameters() {
    String parameters = "sslmode=" + mode;
    if (!mode.equals(VERIFIED)) {
      return parameters;
    }
    return parameters
        + authority
            .map(file ->
                "&sslrootcert=" + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8))
            // Left alone, the driver looks for a file in the home folder.
            .orElse("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
  }
}
