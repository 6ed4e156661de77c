package io.causalgym.gateway.security;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The certificate that the gateway shows.
///
/// @param certificate with those of intermediate authorities, in PEM
/// @param key its private key, in PEM
public record TlsSettings(Path certificate, Path key) {
  static final SettingKey CERTIFICATE =
      new SettingKey(
          "CAUSALGYM_TLS_CERT", "", "PEM file with the certificate chain; turns https on");
  static final SettingKey KEY =
      new SettingKey("CAUSALGYM_TLS_KEY", "", "PEM file with its private key, PKCS 8");

  /// Every key that is read here.
  static final List<SettingKey> KEYS = List.of(CERTIFICATE, KEY);

  /// @return null where the gateway speaks plain HTTP
  /// @throws SettingsException if only one of the files is named, or one cannot be read
  static @Nullable TlsSettings read(SettingsSource source) {
    Optional<String> certificate = source.text(CERTIFICATE);
    Optional<String> key = source.text(KEY);
    if (certificate.isEmpty() && key.isEmpty()) {
      return null;
    }
    return new TlsSettings(file(CERTIFICATE, certificate), file(KEY, key));
  }

  /// A message for files that can be read and not used.
  public static String unusable(@Nullable String reason) {
    return CERTIFICATE.name()
        + " and "
        + KEY.name()
        + " are not a certificate and its private key in PEM ("
        + reason
        + ")";
  }

  private static Path file(SettingKey key, Optional<String> path) {
    if (path.isEmpty()) {
      throw new SettingsException(
          key.name() + " is not set; https needs a certificate and its private key");
    }
    Path file = Path.of(path.get());
    if (!Files.isReadable(file)) {
      throw new SettingsException(key.name() + " is '" + file + "', which cannot be read");
    }
    return file;
  }
}
