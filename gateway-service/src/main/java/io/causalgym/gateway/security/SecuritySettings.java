package io.causalgym.gateway.security;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may ask.
///
/// @param keys the file of keys
/// @param oidc the provider of tokens; without both everybody may ask everything
/// @param rates how often
/// @param tls how what is said is kept secret, null where it travels plain
public record SecuritySettings(
    @Nullable Path keys,
    @Nullable OidcSettings oidc,
    RateSettings rates,
    @Nullable TlsSettings tls) {
  static final SettingKey KEYS_FILE =
      new SettingKey(
          "CAUSALGYM_KEYS_FILE",
          "",
          "file of keys, a line name:role:sha256 each; without it all may ask, from this machine");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS =
      Stream.of(List.of(KEYS_FILE), OidcSettings.KEYS, RateSettings.KEYS, TlsSettings.KEYS)
          .flatMap(List::stream)
          .toList();

  /// Everybody may ask everything.
  public static final SecuritySettings OPEN =
      new SecuritySettings(null, null, RateSettings.WITHOUT_KEYS, null);

  /// @throws SettingsException if a value cannot be used
  public static SecuritySettings read(SettingsSource source) {
    Path keys = keys(source);
    OidcSettings oidc = OidcSettings.read(source);
    boolean open = keys == null && oidc == null;
    return new SecuritySettings(
        keys,
        oidc,
        RateSettings.read(source, open ? RateSettings.WITHOUT_KEYS : RateSettings.WITH_KEYS),
        TlsSettings.read(source));
  }

  private static @Nullable Path keys(SettingsSource source) {
    Path file = source.text(KEYS_FILE).map(Path::of).orElse(null);
    if (file != null) {
      try {
        // Read again when the gateway starts; here so that a wrong line is a wrong setting.
        Keys.read(file);
      } catch (IllegalArgumentException refused) {
        throw new SettingsException(refused);
      }
    }
    return file;
  }

  /// Whether nobody is asked who it is.
  public boolean isOpen() {
    return keys == null && oidc == null;
  }

  /// @throws IllegalArgumentException if others may reach this host and nobody is asked who it is
  public void refuseOpen(String hostKey, String host) {
    if (isOpen() && !HostCheck.isLoopback(host)) {
      throw new IllegalArgumentException(
          hostKey
              + " is '"
              + host
              + "', which lets other machines in, and no keys are configured; listen on 127.0.0.1,"
              + " or name a file of keys with "
              + KEYS_FILE.name()
              + ", or a provider of tokens with "
              + OidcSettings.ISSUER.name());
    }
  }
}
