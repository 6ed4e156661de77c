package io.causalgym.runtime.cluster;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// TLS on the event bus, where both ends show a certificate: a member hears and is heard by those
/// whose certificate is of the same authority.
///
/// Whose name is in a certificate does not matter, as members come and go with their addresses; so
/// the authority has to be one that certifies members of this system and nothing else.
///
/// @param certificate this member's, in PEM
/// @param key its private key, in PEM
/// @param authority the certificate of the authority of all members, in PEM
public record BusTls(Path certificate, Path key, Path authority) {
  static final SettingKey CERTIFICATE =
      new SettingKey(
          "CAUSALGYM_BUS_TLS_CERT", "", "PEM certificate of this member; turns TLS of the bus on");
  static final SettingKey KEY =
      new SettingKey("CAUSALGYM_BUS_TLS_KEY", "", "PEM private key of this member");
  static final SettingKey AUTHORITY =
      new SettingKey(
          "CAUSALGYM_BUS_TLS_CA",
          "",
          "PEM certificate of the authority of all members, and only them");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(CERTIFICATE, KEY, AUTHORITY);

  /// @return null where messages travel plain
  /// @throws SettingsException if only some of the files are named, or one cannot be read
  public static @Nullable BusTls read(SettingsSource source) {
    List<Optional<String>> files = KEYS.stream().map(source::text).toList();
    if (files.stream().allMatch(Optional::isEmpty)) {
      return null;
    }
    for (int file = 0; file < KEYS.size(); file++) {
      String path = files.get(file).orElse("");
      if (!Files.isReadable(Path.of(path)) || path.isEmpty()) {
        throw new SettingsException(
            KEYS.get(file).name()
                + (path.isEmpty() ? " is not set" : " is '" + path + "', which cannot be read")
                + "; TLS of the event bus needs a certificate, its key and the authority");
      }
    }
    return new BusTls(
        Path.of(files.get(0).orElseThrow()),
        Path.of(files.get(1).orElseThrow()),
        Path.of(files.get(2).orElseThrow()));
  }

  /// Makes these options secret and both ends known.
  public void apply(EventBusOptions options) {
    options
        .setSsl(true)
        .setClientAuth(ClientAuth.REQUIRED)
        .setKeyCertOptions(
            new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString()))
        .setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
  }
}
