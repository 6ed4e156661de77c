package io.causalgym.runtime.cache;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where answers outlive the cluster; its text form shows no password.
///
/// @param url `redis://host:port/database`, or `rediss:` for TLS
/// @param timeToLive after which Redis forgets an answer
public record RedisSettings(String url, Optional<String> password, Duration timeToLive) {
  private static final Set<String> SCHEMES = Set.of("redis", "rediss");

  static final SettingKey URL =
      new SettingKey(
          "CAUSALGYM_REDIS_URL",
          "",
          "redis://host:port/database where answers outlive the cluster, rediss: with TLS");
  static final SettingKey PASSWORD =
      new SettingKey("CAUSALGYM_REDIS_PASSWORD", "", "secret; or CAUSALGYM_REDIS_PASSWORD_FILE");
  static final SettingKey HOURS =
      new SettingKey(
          "CAUSALGYM_REDIS_HOURS", "24", "hours for which answers stay there, 1 to 8760");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(URL, PASSWORD, HOURS);

  /// @return empty where no Redis is named
  /// @throws SettingsException if what is named is no address of one
  public static Optional<RedisSettings> read(SettingsSource source) {
    Duration timeToLive = Duration.ofHours(source.integer(HOURS, 1, 8760, 24));
    return source
        .text(URL)
        .map(url -> new RedisSettings(checked(url), source.text(PASSWORD), timeToLive));
  }

  private static String checked(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException noAddress) {
      // The cause would show a password that stands in it.
      throw noAddress();
    }
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
      throw noAddress();
    }
    if (uri.getRawUserInfo() != null || Objects.toString(uri.getQuery(), "").contains("password")) {
      throw new SettingsException(
          URL.name()
              + " has a password in it, which logs might show; put it into "
              + PASSWORD.name());
    }
    return url;
  }

  private static SettingsException noAddress() {
    return new SettingsException(
        URL.name() + " is no address of a Redis; write redis://host:port or rediss://host:port");
  }

  @Override
  public String toString() {
    return "Redis for " + timeToLive;
  }
}
